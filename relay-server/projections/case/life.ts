import type { NodeCode } from '../../../wire/codes.ts';
import type { CaseState, SeizureRecord } from '../../rules/case-state.ts';
import { dayOf } from '../../rules/days.ts';
import { perObject } from '../per-object.ts';

const inquiryNodes: readonly NodeCode[] = ['004', '005', '006', '037'];
const disposalNodes: readonly NodeCode[] = ['017', '018', '021', '022', '023', '024', '025', '026'];

/** The day on which assets were first looked for: by network or on the spot. */
export function inquiryOn(state: CaseState): string | null {
  let first = firstNodeDay(state, inquiryNodes);
  for (const { on } of state.visits) first = earlier(first, on);
  return first;
}

/** The day of the first step that turns a seized asset into money, as a node or as an act. */
export function disposingOn(state: CaseState): string | null {
  return earlier(firstNodeDay(state, disposalNodes), firstActDay(state.seizures));
}

const firstActDay = perObject((seizures: CaseState['seizures']) => {
  let first: string | null = null;
  for (const seizure of Object.values(seizures)) {
    for (const day of daysOf(seizure)) first = earlier(first, day);
  }
  return first;
});

function daysOf({ appraisalStartedOn, round, failed, proceedsOn }: SeizureRecord) {
  const opened = round === null ? null : dayOf(round.opensAt);
  return [appraisalStartedOn, opened, proceedsOn, ...failed.map(({ on }) => on)];
}

function firstNodeDay({ nodeDays }: CaseState, codes: readonly NodeCode[]): string | null {
  let first: string | null = null;
  for (const code of codes) first = earlier(first, nodeDays[code] ?? null);
  return first;
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
