import type { CaseState, SeizureRecord, Span } from './case-state.ts';
import { movedBySpans } from './covered-days.ts';
import { plusDays } from './days.ts';
import { restingGrounds } from './deadlines.ts';
import { termOn } from './terms.ts';

/**
 * The day by which a step of a disposal is due: `days` after `from`, not counting days on which it
 * rested (its own suspension, that of the case, a settlement that was broken later). A rest that
 * still goes on moves it only when it ends.
 */
export function disposalDue(
  state: Pick<CaseState, 'stops' | 'settlements'>,
  seizure: Pick<SeizureRecord, 'rests'>,
  from: string,
  days: number,
): string {
  return movedBySpans(plusDays(from, days), restsOf(state, seizure), from, null);
}

/** Whether the disposal of a seized asset rests now. */
export function isResting(
  state: Pick<CaseState, 'stops' | 'settlements'>,
  seizure: Pick<SeizureRecord, 'rests'>,
): boolean {
  return restsOf(state, seizure).some(({ until }) => until === null);
}

function restsOf(
  { stops, settlements }: Pick<CaseState, 'stops' | 'settlements'>,
  { rests }: Pick<SeizureRecord, 'rests'>,
): Span[] {
  const suspended = stops.filter(({ ground, from }) =>
    termOn(restingGrounds, from).includes(ground),
  );
  const settling = Object.values(settlements).map(({ signedOn, endedOn }) => ({
    from: signedOn,
    until: endedOn,
  }));
  return [...rests, ...suspended, ...settling];
}
