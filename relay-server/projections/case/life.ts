import type { NodeCode } from '../../../wire/codes.ts';
import type { CaseState, SeizureRecord } from '../../rules/case-state.ts';
import { dayOf } from '../../rules/days.ts';
import { perObject } from '../per-object.ts';

const inquiryNodes: readonly NodeCode[] = ['004', '005', '006', '037'];
const disposalNodes: readonly NodeCode[] = ['017', '018', '021', '022', '023', '024', '025', '026'];

/** The day on which assets were first looked for: by network or on the spot. */
export function inquiryOn(state: CaseState): string | null {
  return first([...nodeDays(state, inquiryNodes), ...state.visits.map(({ on }) => on)]);
}

/** The day of the first step that turns a seized asset into money, as a node or as an act. */
export function disposingOn(state: CaseState): string | null {
  return first([...nodeDays(state, disposalNodes), ...actDays(state.seizures)]);
}

const actDays = perObject((seizures: CaseState['seizures']) =>
  Object.values(seizures).flatMap((seizure) => daysOf(seizure)),
);

function daysOf({ appraisalStartedOn, round, failed, proceedsOn }: SeizureRecord): string[] {
  const opened = round === null ? null : dayOf(round.opensAt);
  const days = [appraisalStartedOn, opened, proceedsOn, ...failed.map(({ on }) => on)];
  return days.filter((day) => day !== null);
}

function nodeDays({ nodeDays: days }: CaseState, codes: readonly NodeCode[]): string[] {
  return codes.flatMap((code) => days[code] ?? []);
}

function first(days: readonly string[]): string | null {
  return days.reduce<string | null>(
    (least, day) => (least !== null && least < day ? least : day),
    null,
  );
}
