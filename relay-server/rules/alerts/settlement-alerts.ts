import { spans, thresholds } from '../alert-thresholds.ts';
import type { CaseState, SettlementState } from '../case-state.ts';
import { plusDays } from '../days.ts';
import { isPaidIn } from '../payments.ts';
import { termOn } from '../terms.ts';
import { addWindow, deadlineWindows, type Windows } from './window.ts';

/** Until it is told as performed or broken: a case must not rest on a settlement whose last day has passed. */
export function settlementWindows(state: CaseState, into: Windows): void {
  for (const settlement of Object.values(state.settlements)) {
    const { id, status, signedOn, deadline: due } = settlement;
    if (status !== 'running') continue;
    const deadline = {
      kind: 'settlementDue',
      entity: id,
      subject: settlementNamed(settlement),
      due,
      steps: termOn(thresholds.settlementDue, signedOn),
      notBefore: signedOn,
      overdue: 'critical',
    } as const;
    deadlineWindows(deadline, into);
  }
}

export function breachWindows(state: CaseState, into: Windows): void {
  for (const settlement of Object.values(state.settlements)) {
    if (settlement.status !== 'breached' || settlement.endedOn === null) continue;
    const window = {
      kind: 'settlementBreached',
      entity: settlement.id,
      level: 'critical',
      from: settlement.endedOn,
      end: plusDays(settlement.endedOn, termOn(spans.breachedDays, settlement.endedOn)),
      dueOn: settlement.endedOn,
      subject: settlementNamed(settlement),
      overdue: true,
    } as const;
    addWindow(window, into);
  }
}

/**
 * The first instalment that what has come in does not cover; the last day is the settlement's own alert. Whether money
 * was meant for it can only be told where it names the settlement: what names none counts too, so that nobody is
 * said to be late who has paid.
 */
export function instalmentWindows(state: CaseState, into: Windows): void {
  for (const settlement of Object.values(state.settlements)) {
    const { id, status, signedOn, deadline: last, instalments } = settlement;
    if (status !== 'running') continue;
    const at = firstOpen(instalments, receivedFor(settlement, state));
    const instalment = instalments[at];
    if (instalment === undefined || instalment.due === last) continue;
    const deadline = {
      kind: 'instalmentDue',
      entity: id,
      subject: `${settlementNamed(settlement)}第 ${at + 1} 期`,
      due: instalment.due,
      steps: termOn(thresholds.instalmentDue, signedOn),
      notBefore: signedOn,
      overdue: 'warning',
    } as const;
    deadlineWindows(deadline, into);
  }
}

/** Place of the first instalment that money does not reach; past the last: none. */
function firstOpen(instalments: SettlementState['instalments'], received: number): number {
  let left = received;
  let at = 0;
  for (const { amount } of instalments) {
    left -= amount;
    if (left < 0) break;
    at += 1;
  }
  return at;
}

function receivedFor({ id, signedOn }: SettlementState, { payments }: CaseState): number {
  let sum = 0;
  for (const { settlementId, origin, receivedOn, amount } of Object.values(payments)) {
    const unnamed = settlementId === null && isPaidIn(origin) && receivedOn >= signedOn;
    if (settlementId === id || unnamed) sum += amount;
  }
  return sum;
}

/** One that was signed at a warning session is followed up as such. */
function settlementNamed({ warningSessionId }: SettlementState): string {
  return warningSessionId === null ? '执行和解' : '警示活动和解';
}
