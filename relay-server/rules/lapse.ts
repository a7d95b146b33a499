import type { CaseState, SeizureRecord } from './case-state.ts';
import { laterDay, plusDays } from './days.ts';
import { isInForce } from './seizure-states.ts';

/** The day on which an in-force seizure lapses unless renewed: the day after its last. */
export function lapseDay(seizure: SeizureRecord): string | null {
  return isInForce(seizure) && seizure.until !== null ? plusDays(seizure.until, 1) : null;
}

/**
 * Extinguishes the seizures whose term has passed by `day`. The rank is lost; queued seizures have
 * no term and stay. Suspension of the disposal does not stop the term.
 */
export function lapseSeizures(state: CaseState, day: string): CaseState {
  const first = firstUntil(state.seizures);
  if (first === null || first >= day) return state;
  const { seizures, lapsedOn } = lapsedBy(state.seizures, day);
  const on = laterDay(state.clockChangedOn ?? '', lapsedOn);
  return { ...state, seizures, clockChangedOn: on };
}

// A case goes on from event to event mostly with the same seizures: what is known of them is kept.

const firsts = new WeakMap<CaseState['seizures'], { readonly day: string | null }>();

/** The last day of the seizure that lapses first; null: none is in force for a term. */
function firstUntil(seizures: CaseState['seizures']): string | null {
  const known = firsts.get(seizures);
  if (known) return known.day;
  let day: string | null = null;
  for (const seizure of Object.values(seizures)) {
    if (seizure.until === null || (day !== null && seizure.until >= day)) continue;
    if (isInForce(seizure)) day = seizure.until;
  }
  firsts.set(seizures, { day });
  return day;
}

interface Lapse {
  readonly day: string;
  readonly seizures: CaseState['seizures'];
  /** The latest of the days on which one lapsed. */
  readonly lapsedOn: string;
}

const lapses = new WeakMap<CaseState['seizures'], Lapse>();

function lapsedBy(seizures: CaseState['seizures'], day: string): Lapse {
  const known = lapses.get(seizures);
  if (known?.day === day) return known;
  const changed: Record<string, SeizureRecord> = { ...seizures };
  let lapsedOn = '';
  for (const seizure of Object.values(seizures)) {
    if (seizure.until === null || seizure.until >= day || !isInForce(seizure)) continue;
    const lapsed = lapsedOf(seizure, seizure.until);
    changed[seizure.id] = lapsed.seizure;
    lapsedOn = laterDay(lapsedOn, lapsed.on);
  }
  const lapse = { day, seizures: changed, lapsedOn };
  lapses.set(seizures, lapse);
  return lapse;
}

const lapsed = new WeakMap<SeizureRecord, { on: string; seizure: SeizureRecord }>();

/** The same seizure lapses into the same object, so that what compares by reference passes it over. */
function lapsedOf(seizure: SeizureRecord, until: string) {
  const known = lapsed.get(seizure);
  if (known) return known;
  const on = plusDays(until, 1);
  const made = {
    on,
    seizure: { ...seizure, state: 'lapsed', suspended: false, lapsedOn: on } as const,
  };
  lapsed.set(seizure, made);
  return made;
}
