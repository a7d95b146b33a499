import { z } from 'zod';
import { type FigureAnswer, figureBreakdowns } from '../../wire/figures.ts';

/** What one group is made of; as SQL gives it. */
export const groupSums = z.array(
  z.object({ key: z.string(), numerator: z.number(), denominator: z.number() }),
);
export type GroupSums = z.infer<typeof groupSums>;

/** What plain SQL is asked for, of the events of which database; see recompute.ts. */
export const recomputing = z.object({
  file: z.string(),
  steps: z.array(z.string()),
  part: z.string(),
  ofPart: z.string().nullable(),
  by: figureBreakdowns,
  from: z.string(),
  to: z.string(),
});

/** `ms` and `cpuUs` from the opening of the database to the last group. */
export const recomputed = z.object({ ms: z.number(), cpuUs: z.number(), groups: groupSums });

/** The groups of an answer that count something, in the order of their keys. */
export function groupsOf({ groups }: Pick<FigureAnswer, 'groups'>): GroupSums {
  const sums = groups.map(({ key, value, numerator, denominator }) => ({
    key,
    numerator: (denominator === null ? value : numerator) ?? 0,
    denominator: denominator ?? 0,
  }));
  return inOrder(sums);
}

/** @throws Error when the relay and plain SQL say different things: nothing would have been measured */
export function requireSame(what: string, answered: GroupSums, recomputed: GroupSums): void {
  const [ours, theirs] = [answered, inOrder(recomputed)].map((each) => JSON.stringify(each));
  if (ours === theirs && answered.length > 0) return;
  throw new Error(`${what}: the relay says ${ours}, plain SQL ${theirs}`);
}

function inOrder(sums: GroupSums): GroupSums {
  return sums
    .filter(({ numerator, denominator }) => numerator !== 0 || denominator !== 0)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
