import { thresholds } from '../alert-thresholds.ts';
import { plusDays, plusWorkingDays } from '../days.ts';
import { deadlines } from '../deadlines.ts';
import type { PetitionState } from '../matter-state.ts';
import { termOn } from '../terms.ts';
import { deadlineWindows, type Windows } from './window.ts';

/** Entered within 5 working days of receipt; then done within 30 days of receipt. */
export function petitionWindows(petition: PetitionState, into: Windows): void {
  if (petition.doneOn !== null) return;
  const { receivedOn, enteredOn, id: entity } = petition;
  const common = {
    kind: 'petitionDue',
    entity,
    notBefore: enteredOn ?? receivedOn,
    overdue: 'critical',
  } as const;
  if (enteredOn === null) {
    const days = termOn(deadlines.petitionEntryWorkingDays, receivedOn);
    const due = plusWorkingDays(receivedOn, days);
    const steps = termOn(thresholds.petitionEntry, receivedOn);
    deadlineWindows({ ...common, subject: '信访录入', due, steps }, into);
  } else {
    const due = plusDays(receivedOn, termOn(deadlines.petitionDays, receivedOn));
    const steps = termOn(thresholds.petitionDue, receivedOn);
    deadlineWindows({ ...common, subject: '信访办结', due, steps }, into);
  }
}
