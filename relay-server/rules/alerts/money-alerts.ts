import { paymentOrigins } from '../../../wire/codes.ts';
import { spans, thresholds } from '../alert-thresholds.ts';
import { deductedByAsset, valueLeft } from '../assets.ts';
import type { CaseState } from '../case-state.ts';
import { laterDay, plusDays } from '../days.ts';
import { deadlines } from '../deadlines.ts';
import { entityOf } from '../entities.ts';
import { outstandingOf } from '../money.ts';
import { isInForce } from '../seizure-states.ts';
import { termOn } from '../terms.ts';
import { type AlertWindow, addWindow, deadlineWindows, type Windows } from './window.ts';

/**
 * 案款 that has arrived and has not gone out in full; closed cases included. The price of an asset is
 * told twice, as its proceeds and as a payment to the case: while the former wait, they alone speak.
 */
export function disbursementWindows(state: CaseState, into: Windows): void {
  const waiting = Object.values(state.seizures).filter(
    ({ proceeds, distributed }) => distributed < proceeds,
  );
  const told = waiting.reduce<string | null>((first, { proceedsOn }) => {
    return proceedsOn !== null && (first === null || proceedsOn < first) ? proceedsOn : first;
  }, null);
  for (const payment of Object.values(state.payments)) {
    // An asset taken in kind is not money to be paid out.
    if (payment.disbursed >= payment.amount || payment.origin === 'debtInKind') continue;
    if (payment.origin === 'auction' && told !== null && payment.receivedOn >= told) continue;
    const subject = `案款（${paymentOrigins.labels[payment.origin]}）`;
    dueFrom(payment.receivedOn, payment.id, subject, into);
  }
  for (const { proceedsOn, id } of waiting) {
    if (proceedsOn !== null) dueFrom(proceedsOn, id, '拍卖变卖款', into);
  }
}

function dueFrom(arrived: string, entity: string, subject: string, into: Windows): void {
  const deadline = {
    kind: 'disbursementOverdue',
    entity,
    subject,
    due: plusDays(arrived, termOn(deadlines.disbursementDays, arrived)),
    steps: termOn(thresholds.disbursementOverdue, arrived),
    notBefore: arrived,
    overdue: 'critical',
  } as const;
  deadlineWindows(deadline, into);
}

/** 超标的: what is held in force against what is still owed; each asset counts once, without what was deducted. */
export function overSeizureWindows(state: CaseState, into: Windows): void {
  let value = 0;
  let since = '';
  const counted = new Set<string>();
  const deducted = deductedByAsset(state.seizures);
  for (const seizure of Object.values(state.seizures)) {
    if (!isInForce(seizure) || counted.has(seizure.assetId)) continue;
    counted.add(seizure.assetId);
    const asset = entityOf(state.assets, seizure.assetId);
    if (asset) value += valueLeft(asset, deducted.get(asset.id) ?? 0) ?? 0;
    since = laterDay(since, seizure.from ?? '');
  }
  if (value === 0) return;
  const owed = outstandingOf(state) + (state.delayInterest ?? 0);
  if (value * 100 <= owed * termOn(spans.overSeizurePercent, since)) return;
  addWindow(standing('overSeizure', state, laterDay(since, lastPaidOn(state))), into);
}

/** 超额到位 is an alert, not a refusal: courts also collect delay interest, costs and fees. */
export function overCollectionWindows(state: CaseState, into: Windows): void {
  const claim = state.claimAmount + (state.delayInterest ?? 0);
  if (claim === 0) return;
  const most = claim * termOn(spans.overCollectionPercent, state.filedOn);
  if (state.recoveredAmount * 100 <= most) return;
  addWindow(standing('overCollection', state, lastPaidOn(state)), into);
}

function standing(
  kind: 'overSeizure' | 'overCollection',
  state: CaseState,
  from: string,
): AlertWindow {
  return {
    kind,
    entity: state.caseNumber,
    level: 'warning',
    from,
    end: null,
    dueOn: null,
    subject: state.caseNumber,
    overdue: false,
  };
}

function lastPaidOn(state: CaseState): string {
  let last = '';
  for (const { receivedOn } of Object.values(state.payments)) last = laterDay(last, receivedOn);
  return last;
}
