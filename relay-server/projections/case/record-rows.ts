import type { CaseState, MeasureState, PaymentState } from '../../rules/case-state.ts';
import { entityChanges } from '../row-diff.ts';
import type { RowChange, RowData } from '../rows.ts';
import { redacted } from './redaction.ts';

/** Coercive measures and payments. */
export function recordChanges(
  before: CaseState | undefined,
  after: CaseState | undefined,
  into: RowChange[],
): void {
  const caseNumber = (after ?? before)?.caseNumber ?? '';
  if (before?.payments !== after?.payments) {
    entityChanges('payment', caseNumber, before?.payments, after?.payments, paymentRow, into);
  }
  // Grounds are free text: what is taken out of them depends on parties and assets.
  const sameNames = before?.parties === after?.parties && before?.assets === after?.assets;
  if (before?.measures === after?.measures && sameNames) return;
  entityChanges(
    'measure',
    caseNumber,
    before?.measures,
    after?.measures,
    (measure, side) => measureRow(measure, side === 'before' ? before : after),
    into,
    { contextual: !sameNames },
  );
}

function measureRow(measure: MeasureState, state: CaseState | undefined): RowData<'measure'> {
  return {
    kind: measure.kind,
    party: measure.partyId,
    ground: state ? redacted(measure.ground, state) : '',
    instrument: measure.instrument,
    servedAt: measure.servedAt,
    from: measure.from,
    until: measure.until,
    released: measure.released,
    amount: measure.amount,
    planned: measure.servedAt === null,
  };
}

function paymentRow(payment: PaymentState): RowData<'payment'> {
  return {
    origin: payment.origin,
    amount: payment.amount,
    receivedOn: payment.receivedOn,
    disbursed: payment.disbursed,
  };
}
