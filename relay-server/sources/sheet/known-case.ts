import { z } from 'zod';
import type { KnownCase } from './plan.ts';

const caseData = z.object({
  filedOn: z.string(),
  judge: z.string().nullable(),
  claimAmount: z.int(),
  recoveredAmount: z.int(),
  currentNode: z.string().nullable(),
  closedOn: z.string().nullable(),
  closingWay: z.string().nullable(),
});
const seizureData = z.object({ state: z.string(), until: z.string().nullable() });

/** A row of the case scope, whether from the store (`data`) or from a relay's answer (`view`). */
interface CaseRowLike {
  readonly topic: string;
  readonly id: string;
  readonly data: unknown;
}

/** @returns null when the rows hold no case @throws ZodError when they are not a case's rows */
export function knownCaseOf(rows: Iterable<CaseRowLike>): KnownCase | null {
  let known: z.infer<typeof caseData> | null = null;
  const assets = new Set<string>();
  const seizures = new Map<string, z.infer<typeof seizureData>>();
  for (const { topic, id, data } of rows) {
    if (topic === 'case') known = caseData.parse(data);
    else if (topic === 'asset') assets.add(id);
    else if (topic === 'seizure') seizures.set(id, seizureData.parse(data));
  }
  return known && { ...known, assets, seizures };
}

const remoteAnswer = z.object({
  rows: z.array(z.object({ topic: z.string(), id: z.string(), view: z.unknown() })),
});

/** The same, from the body of `GET /api/v1/cases/:caseNumber`; null stands for 404. */
export function knownCaseOfAnswer(body: unknown): KnownCase | null {
  if (body === null) return null;
  const { rows } = remoteAnswer.parse(body);
  return knownCaseOf(rows.map(({ topic, id, view }) => ({ topic, id, data: view })));
}
