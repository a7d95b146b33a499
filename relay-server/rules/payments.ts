import type { PaymentOrigin } from '../../wire/codes.ts';
import type { CaseState, Entities, PaymentState, SeizureRecord } from './case-state.ts';
import { dayOf } from './days.ts';
import { entityOf, withEntity } from './entities.ts';
import { type Breach, isBreach, type Logged, type Outcome, refuse, unknown } from './outcome.ts';
import { OWN_SOURCE } from './own-source.ts';
import { isInForce } from './seizure-states.ts';
import { isDeductible } from './seizure-terms.ts';

/** Money counts as recovered only by payment.*; proceeds.* say where an asset stands. */
function addPayment(state: CaseState, told: Omit<PaymentState, 'nth'>): Outcome {
  const payment = { ...told, nth: Object.keys(state.payments).length };
  if (paymentNamed(state, payment.id)) return refuse('P-1', 'paymentId', payment.id);
  if (payment.amount === 0) return refuse('P-3', 'amount');
  const twin = twinOf(state, payment);
  if (twin) return { ...state, payments: confirmed(state.payments, twin, payment) };
  return {
    ...state,
    payments: withEntity(state.payments, payment.id, payment),
    recoveredAmount: state.recoveredAmount + payment.amount,
  };
}

/** Also by the name under which it was noted before the court's own system told of it. */
function paymentNamed({ payments }: CaseState, id: string): PaymentState | undefined {
  const known = entityOf(payments, id);
  return known ?? Object.values(payments).find(({ confirms }) => confirms === id);
}

/** How money comes in that somebody pays at a session. */
const PAID_IN: ReadonlySet<PaymentOrigin> = new Set([
  'voluntary',
  'settlement',
  'thirdParty',
  'other',
]);

/** Whether money of this origin is paid by somebody, and not taken. */
export function isPaidIn(origin: PaymentOrigin): boolean {
  return PAID_IN.has(origin);
}

/**
 * What tells of the same money: of two payments of one case, one amount and one court day, one noted at a
 * session and one told by the court's own system, unless they name different payers. Each confirms one other
 * at most: who names the same payer, or none as this one, before others, then who came first (SPEC E-10).
 */
function twinOf({ payments }: CaseState, payment: PaymentState): PaymentState | undefined {
  const fitting = Object.values(payments).filter(
    ({ amount, receivedOn, payer, noted, confirms, origin }) =>
      noted !== payment.noted &&
      confirms === null &&
      amount === payment.amount &&
      receivedOn === payment.receivedOn &&
      (payer === null || payment.payer === null || payer === payment.payer) &&
      PAID_IN.has(noted ? payment.origin : origin),
  );
  const strangeness = ({ payer }: PaymentState) => Number(payer !== payment.payer);
  return fitting.sort((a, b) => strangeness(a) - strangeness(b) || a.nth - b.nth)[0];
}

/** The court's record stands; what was noted gives it the session. */
function confirmed(
  payments: Entities<PaymentState>,
  before: PaymentState,
  payment: PaymentState,
): Entities<PaymentState> {
  const [note, record] = before.noted ? [before, payment] : [payment, before];
  const { [before.id]: _, ...others } = payments;
  return withEntity(others, record.id, {
    ...record,
    disbursed: before.disbursed,
    warningSessionId: record.warningSessionId ?? note.warningSessionId,
    payer: record.payer ?? note.payer,
    confirms: note.id,
  });
}

export function recoverPayment(state: CaseState, event: Logged<'payment.recovered'>): Outcome {
  const { paymentId, amount, origin, receivedOn, settlementId, warningSessionId, payer } =
    event.body;
  if (receivedOn > dayOf(event.occurredAt)) return refuse('P-4', 'receivedOn', receivedOn);
  const settlement = settlementId === undefined ? null : entityOf(state.settlements, settlementId);
  if (settlementId !== undefined && settlement === undefined) {
    return unknown('P-8', 'settlementId', settlementId);
  }
  if (payer !== undefined && !entityOf(state.parties, payer)) {
    return unknown('P-13', 'payer', payer);
  }
  return addPayment(state, {
    id: paymentId,
    amount,
    origin,
    receivedOn,
    disbursed: 0,
    warningSessionId: warningSessionId ?? settlement?.warningSessionId ?? null,
    settlementId: settlementId ?? null,
    payer: payer ?? null,
    noted: event.source === OWN_SOURCE && warningSessionId !== undefined,
    confirms: null,
  });
}

/**
 * A deduction moves frozen money. When it names the freeze, that must be in force; the freeze ends
 * as 已扣划 once its deductions reach the asset's known value, or at once when no value is known.
 */
export function deductPayment(state: CaseState, event: Logged<'payment.deducted'>): Outcome {
  const { paymentId, amount, seizureId } = event.body;
  const frozen = seizureId === undefined ? null : frozenBy(state, seizureId);
  if (frozen !== null && isBreach(frozen)) return frozen;
  const paid = addPayment(state, {
    id: paymentId,
    amount,
    origin: 'deduction',
    receivedOn: dayOf(event.occurredAt),
    disbursed: 0,
    warningSessionId: null,
    settlementId: null,
    payer: null,
    noted: false,
    confirms: null,
  });
  if (isBreach(paid) || frozen === null) return paid;
  const deducted = frozen.deducted + amount;
  const value = entityOf(state.assets, frozen.assetId)?.value ?? 0;
  const seizure: SeizureRecord = {
    ...frozen,
    deducted,
    state: deducted >= value ? 'deducted' : frozen.state,
  };
  return { ...paid, seizures: withEntity(paid.seizures, seizure.id, seizure) };
}

function frozenBy(state: CaseState, seizureId: string): SeizureRecord | Breach {
  const seizure = entityOf(state.seizures, seizureId);
  if (seizure === undefined) return unknown('S-4', 'seizureId', seizureId);
  const asset = entityOf(state.assets, seizure.assetId);
  if (asset === undefined || !isDeductible(asset.kind)) return refuse('P-10', 'seizureId');
  return isInForce(seizure) ? seizure : refuse('P-9', 'seizureId', seizureId);
}

export function disbursePayment(state: CaseState, event: Logged<'payment.disbursed'>): Outcome {
  const { paymentId, amount, on, payee } = event.body;
  const payment = paymentNamed(state, paymentId);
  if (payment === undefined) return unknown('P-2', 'paymentId', paymentId);
  if (amount === 0) return refuse('P-3', 'amount');
  if (on < payment.receivedOn || on > dayOf(event.occurredAt)) return refuse('P-6', 'on', on);
  const wrong = wrongPayee(state, payee);
  if (wrong) return wrong;
  const disbursed = payment.disbursed + amount;
  if (disbursed > payment.amount) return refuse('P-5', 'amount');
  return {
    ...state,
    payments: withEntity(state.payments, payment.id, { ...payment, disbursed }),
    disbursedAmount: state.disbursedAmount + amount,
  };
}

/** Collecting for another needs special authority, as settling for another does. */
function wrongPayee(state: CaseState, payee: string | undefined): Breach | null {
  if (payee === undefined) return null;
  const party = entityOf(state.parties, payee);
  if (party === undefined) return unknown('P-7', 'payee', payee);
  const may = party.role !== 'agent' || (party.specialAuthority === true && !party.left);
  return may ? null : refuse('P-12', 'payee', payee);
}

export function waivePayment(state: CaseState, event: Logged<'payment.waived'>): Outcome {
  const { amount } = event.body;
  if (amount === 0) return refuse('P-3', 'amount');
  const waivedAmount = state.waivedAmount + amount;
  if (waivedAmount > state.claimAmount + (state.delayInterest ?? 0))
    return refuse('P-11', 'amount');
  return { ...state, waivedAmount };
}
