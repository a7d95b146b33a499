import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { partiesAnswer } from '../../wire/access.ts';
import { caseNumber, text } from '../../wire/primitives.ts';
import { accountOf } from '../access/guards.ts';
import { say } from '../access/say.ts';
import { type SayOptions, saying } from '../intake/say-own.ts';
import type { LogStore } from '../log/store.ts';
import { rowSchemas } from '../projections/rows.ts';
import { orAccessProblem } from './access-problem.ts';
import { jsonBody } from './json-body.ts';
import { RequestProblem } from './problem.ts';

export interface PartiesRouteOptions extends SayOptions {
  readonly store: Pick<LogStore, 'rows'>;
}

const asked = z.strictObject({
  reason: text(200).refine((words) => words.trim() !== '', { error: '请填写事由' }),
});

/** `POST /api/v1/cases/:caseNumber/parties {reason}`: in clear; the log is told first, the answer comes afterwards. */
export function postParties({ store, ...options }: PartiesRouteOptions): RequestHandler {
  return async (request, response) => {
    const { reason } = await jsonBody(request, asked);
    const number = caseNumber.safeParse(request.params.caseNumber);
    if (!number.success) throw new RequestProblem('invalid_request', '不是有效案号');
    const parties: z.infer<typeof partiesAnswer>['parties'] = [];
    const query = { topics: ['party'], caseNumber: number.data, liveOnly: true };
    for await (const rows of store.rows(query)) {
      for (const { data } of rows) {
        const { partyId, role, name, idNumber, phone, address } = rowSchemas.party.parse(data);
        parties.push({ partyId, role, name, idNumber, phone, address });
      }
    }
    if (parties.length === 0) throw new RequestProblem('not_found', `没有案件 ${number.data}`);
    const { account } = accountOf(request);
    const body = { account, caseNumber: number.data, reason };
    const told = say([saying('account.read-unmasked', body, randomUUID())], options);
    await orAccessProblem('', told);
    response.json({ caseNumber: number.data, parties });
  };
}
