import type { IRouter, Request, RequestHandler } from 'express';
import { z } from 'zod';
import { towns } from '../../wire/codes.ts';
import { sessionId as sessionIds } from '../../wire/events/sessions.ts';
import { streamId, text } from '../../wire/primitives.ts';
import * as requests from '../../wire/session-requests.ts';
import { TokenBucket } from '../fanout/token-bucket.ts';
import { conductSession } from '../sessions/conduct-commands.ts';
import { noteOutcome, noteTalk, undoOutcome } from '../sessions/ledger-commands.ts';
import {
  cancelSession,
  changeSession,
  planSession,
  setRunSheet,
} from '../sessions/plan-commands.ts';
import { recordCsv } from '../sessions/record-csv.ts';
import {
  arrive,
  invite,
  issueSummons,
  serveSummons,
  undoArrival,
  uninvite,
  WrongCode,
} from '../sessions/roster-commands.ts';
import { sessionDetailOf } from '../sessions/session-detail.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { suggestionsFor } from '../sessions/suggestions.ts';
import { jsonBody } from './json-body.ts';
import { methodRoute, methodsRoute } from './method-route.ts';
import type { Operators } from './operators.ts';
import { RequestProblem, retryAfter } from './problem.ts';
import { orSessionConflict } from './session-conflict.ts';

export interface SessionsRouteOptions {
  readonly sessions: Sessions;
  readonly operators: Operators;
}

/** Codes that are not this session's, all together: at once, and a second. Who guesses is soon slow. */
const GUESSES = { burst: 10, perSecond: 0.2 } as const;

/** Warning sessions, below `/api/v1`. */
export function sessionRoutes(api: IRouter, options: SessionsRouteOptions): void {
  const { sessions } = options;
  const { desk } = sessions;
  methodsRoute(api, '/sessions', { get: [getSessions(options)], post: [postSession(options)] });
  methodRoute(api, '/sessions/:id', 'get', getSession(options));
  methodRoute(api, '/sessions/:id/suggestions', 'get', getSuggestions(options));
  methodRoute(api, '/sessions/:id/record', 'get', getRecord(options));
  methodRoute(api, '/sessions/:id/record.csv', 'get', getRecordCsv(options));

  const plan = commandsFor(api, options, 'session.plan');
  plan('/change', requests.changeRequest, (id, wanted, by) => changeSession(desk, id, wanted, by));
  plan('/cancel', requests.cancelRequest, (id, wanted, by) => cancelSession(desk, id, wanted, by));
  plan('/run-sheet', requests.runSheetRequest, (id, wanted, by) =>
    setRunSheet(desk, id, wanted, by),
  );
  plan('/invitees', requests.inviteRequest, (id, wanted, by) => invite(desk, id, wanted, by));
  plan('/invitees/:invitee/remove', requests.reasonedRequest, (id, wanted, by, invitee) =>
    uninvite(desk, id, invitee, wanted, by),
  );
  const { court } = sessions;
  plan('/invitees/:invitee/summons', requests.summonsRequest, (id, wanted, by, invitee) =>
    issueSummons(desk, id, invitee, wanted, by, court),
  );

  const conduct = commandsFor(api, options, 'session.conduct');
  conduct('/invitees/:invitee/service', requests.serviceRequest, (id, wanted, by, invitee) =>
    serveSummons(desk, id, invitee, wanted, by),
  );
  conduct('/arrivals', requests.arrivalRequest, arrivals(options));
  conduct('/arrivals/undo', requests.undoRequest, (id, wanted, by) =>
    undoArrival(desk, id, wanted, by),
  );
  conduct('/conduct', requests.conductRequest, (id, wanted, by) =>
    conductSession(desk, id, wanted, by),
  );
  conduct('/talks', requests.talkRequest, (id, wanted, by) => noteTalk(desk, id, wanted, by));
  conduct('/outcomes', requests.outcomeRequest, (id, wanted, by) =>
    noteOutcome(desk, id, wanted, by),
  );
  conduct('/outcomes/undo', requests.undoRequest, (id, wanted, by) =>
    undoOutcome(desk, id, wanted, by),
  );
}

type Deed<T> = (id: string, wanted: T, by: string, invitee: string) => Promise<unknown>;

/**
 * `POST /sessions/:id…`: one command at a time, answered after its durable commit with the session as it is then,
 * or with what the command itself has to tell.
 */
function commandsFor(
  api: IRouter,
  options: SessionsRouteOptions,
  permission: 'session.plan' | 'session.conduct',
) {
  const { sessions, operators } = options;
  return <T>(path: string, schema: z.ZodType<T>, deed: Deed<T>): void => {
    methodRoute(api, `/sessions/:id${path}`, 'post', async (request, response) => {
      const { by } = operators.require(request, permission);
      const id = knownSession(request, sessions);
      const invitee = inviteeIn(request);
      const wanted = await jsonBody(request, schema);
      const told = await orSessionConflict(sessions, id, () =>
        sessions.desk.inTurn(() => deed(id, wanted, by, invitee)),
      );
      response.json(told ?? (await detailOf(sessions, id)));
    });
  };
}

/** A code that was guessed wrong costs; the right one does not. */
function arrivals({ sessions }: SessionsRouteOptions): Deed<requests.ArrivalRequest> {
  const guesses = new TokenBucket(GUESSES.burst, GUESSES.perSecond, performance.now());
  return async (id, wanted, by) => {
    const isGuess = 'code' in wanted;
    if (isGuess && !guesses.has(performance.now())) {
      throw new RequestProblem('rate_limited', '签到码输错过多，请稍候', retryAfter(5));
    }
    try {
      await arrive(sessions.desk, id, wanted, by);
    } catch (error) {
      if (error instanceof WrongCode) guesses.take(performance.now());
      throw error;
    }
  };
}

function getSessions({ sessions, operators }: SessionsRouteOptions): RequestHandler {
  return (request, response) => {
    operators.require(request, 'session.read');
    response.json({ sessions: sessions.book.all() });
  };
}

/** `POST /api/v1/sessions`: plans one. */
function postSession({ sessions, operators }: SessionsRouteOptions): RequestHandler {
  return async (request, response) => {
    const { by } = operators.require(request, 'session.plan');
    const wanted = await jsonBody(request, requests.planRequest);
    const id = await orSessionConflict(sessions, wanted.sessionId ?? '', () =>
      sessions.desk.inTurn(() => planSession(sessions.desk, wanted, by)),
    );
    response.status(201).json(await detailOf(sessions, id));
  };
}

function getSession({ sessions, operators }: SessionsRouteOptions): RequestHandler {
  return async (request, response) => {
    operators.require(request, 'session.read');
    response.json(await detailOf(sessions, knownSession(request, sessions)));
  };
}

const suggestionQuery = z.strictObject({
  town: z.optional(towns.schema),
  text: text(40).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

function getSuggestions({ sessions, operators }: SessionsRouteOptions): RequestHandler {
  return async (request, response) => {
    operators.require(request, 'session.plan');
    const id = knownSession(request, sessions);
    const query = suggestionQuery.safeParse(request.query);
    if (!query.success) {
      const [issue] = query.error.issues;
      throw new RequestProblem('invalid_request', `${issue?.path.join('.')}：${issue?.message}`);
    }
    response.json(await suggestionsFor(sessions.desk, id, query.data));
  };
}

function getRecord({ sessions, operators }: SessionsRouteOptions): RequestHandler {
  return async (request, response) => {
    operators.require(request, 'session.read');
    response.json(await sessions.record(knownSession(request, sessions)));
  };
}

function getRecordCsv({ sessions, operators }: SessionsRouteOptions): RequestHandler {
  return async (request, response) => {
    operators.require(request, 'session.read');
    const id = knownSession(request, sessions);
    const csv = recordCsv(await sessions.record(id));
    response
      .type('text/csv; charset=utf-8')
      .set('content-disposition', `attachment; filename="session-${id}.csv"`)
      .send(csv);
  };
}

/** @throws RequestProblem `not_found` for a name that no session has */
function knownSession(request: Request, { book }: Sessions): string {
  const id = sessionIds.safeParse(request.params.id);
  if (!id.success || !book.get(id.data)) {
    throw new RequestProblem('not_found', '没有这场警示活动');
  }
  return id.data;
}

function inviteeIn({ params }: Request): string {
  if (params.invitee === undefined) return '';
  const id = streamId.safeParse(params.invitee);
  if (!id.success) throw new RequestProblem('not_found', '名单上没有此人');
  return id.data;
}

async function detailOf(sessions: Sessions, id: string) {
  return sessionDetailOf(await sessions.desk.get(id));
}
