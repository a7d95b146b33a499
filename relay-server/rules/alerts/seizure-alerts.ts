import { assetKinds, seizureMeasures } from '../../../wire/codes.ts';
import { spans, thresholds } from '../alert-thresholds.ts';
import { auctionLimits } from '../auction-limits.ts';
import type { AuctionRound, CaseState, SeizureRecord } from '../case-state.ts';
import { dayOf, laterDay, plusDays } from '../days.ts';
import { deadlines } from '../deadlines.ts';
import { disposalDue, isResting } from '../disposal-due.ts';
import { entityOf } from '../entities.ts';
import { isInForce } from '../seizure-states.ts';
import { needsValuation } from '../seizure-terms.ts';
import { termOn } from '../terms.ts';
import { addWindow, deadlineWindows, type Windows } from './window.ts';

/** 不动产查封: what is seized and how, never whose or which. */
export function seizureSubject(state: CaseState, seizure: SeizureRecord): string {
  const kind = entityOf(state.assets, seizure.assetId)?.kind ?? 'other';
  return assetKinds.labels[kind] + seizureMeasures.labels[seizure.measure];
}

/** Expiry and lapse: these stand on 终本 cases too, whose seizures are what a resumption lives on. */
export function expiryWindows(state: CaseState, seizure: SeizureRecord, into: Windows): void {
  if (seizure.until === null) return;
  const { id: entity, until, lapsedOn } = seizure;
  if (lapsedOn !== null) {
    const window = {
      kind: 'seizureLapsed',
      entity,
      level: 'critical',
      from: lapsedOn,
      end: plusDays(lapsedOn, termOn(spans.lapsedDays, lapsedOn)),
      dueOn: until,
      subject: seizureSubject(state, seizure),
      overdue: true,
    } as const;
    addWindow(window, into);
  } else if (isInForce(seizure)) {
    const deadline = {
      kind: 'seizureExpiring',
      entity,
      subject: seizureSubject(state, seizure),
      due: until,
      steps: termOn(thresholds.seizureExpiring, until),
      notBefore: seizure.from ?? '',
      overdue: null,
    } as const;
    deadlineWindows(deadline, into);
  }
}

/** On 终本 cases too: there is an asset again to resume for. */
export function promotedWindows(state: CaseState, seizure: SeizureRecord, into: Windows): void {
  const { promotedOn } = seizure;
  if (promotedOn === null || !isInForce(seizure)) return;
  const window = {
    kind: 'queuedPromoted',
    entity: seizure.id,
    level: 'info',
    from: promotedOn,
    end: plusDays(promotedOn, termOn(spans.promotedDays, promotedOn)),
    dueOn: null,
    subject: seizureSubject(state, seizure),
    overdue: false,
  } as const;
  addWindow(window, into);
}

/** Steps of the disposal of one seized asset on a case that is being worked on. */
export function disposalWindows(state: CaseState, seizure: SeizureRecord, into: Windows): void {
  if (isResting(state, seizure)) return;
  switch (seizure.state) {
    case 'effective':
      appraisalWindows(state, seizure, into);
      break;
    case 'valuing':
      valuationWindows(state, seizure, into);
      break;
    case 'priced':
      priceWindows(state, seizure, into);
      saleWindows(state, seizure, into);
      break;
    case 'auction1':
    case 'auction2':
    case 'sale':
      roundWindows(seizureSubject(state, seizure), seizure.id, seizure.round, into);
      break;
    case 'failed':
      secondAuctionWindows(state, seizure, into);
      break;
    default:
      break;
  }
}

function appraisalWindows(state: CaseState, seizure: SeizureRecord, into: Windows): void {
  const kind = entityOf(state.assets, seizure.assetId)?.kind;
  if (kind === undefined || !needsValuation(kind)) return;
  // A preservation case only holds the asset; and what it seized is due from the filing on.
  if (state.type === '执保' || seizure.from === null) return;
  const start = laterDay(seizure.from, state.limitFrom);
  const deadline = {
    kind: 'appraisalOverdue',
    entity: seizure.id,
    subject: seizureSubject(state, seizure),
    due: disposalDue(state, seizure, start, termOn(deadlines.appraisalStartDays, start)),
    steps: termOn(thresholds.appraisalOverdue, start),
    notBefore: start,
    overdue: 'critical',
  } as const;
  deadlineWindows(deadline, into);
}

/** 议价 is the parties' own and has no limit; 询价 and 评估 have theirs. */
function valuationWindows(state: CaseState, seizure: SeizureRecord, into: Windows): void {
  const { appraisalStartedOn: start, appraisalMethod: method } = seizure;
  if (start === null || method === null || method === 'agreement') return;
  const appraisal = method === 'appraisal';
  const days = appraisal
    ? termOn(deadlines.appraisalDays, start) + termOn(deadlines.appraisalExtensionDays, start)
    : termOn(deadlines.inquiryPriceDays, start);
  const deadline = {
    kind: 'priceDue',
    entity: seizure.id,
    subject: seizureSubject(state, seizure),
    due: disposalDue(state, seizure, start, days),
    steps: appraisal
      ? termOn(thresholds.appraisalDue, start)
      : termOn(thresholds.inquiryPriceDue, start),
    notBefore: start,
    overdue: 'critical',
  } as const;
  deadlineWindows(deadline, into);
}

function saleWindows(state: CaseState, seizure: SeizureRecord, into: Windows): void {
  const { pricedOn } = seizure;
  if (pricedOn === null) return;
  const deadline = {
    kind: 'saleDue',
    entity: seizure.id,
    subject: seizureSubject(state, seizure),
    due: disposalDue(state, seizure, pricedOn, termOn(deadlines.saleStartDays, pricedOn)),
    steps: termOn(thresholds.saleDue, pricedOn),
    notBefore: pricedOn,
    overdue: 'critical',
  } as const;
  deadlineWindows(deadline, into);
}

function priceWindows(state: CaseState, seizure: SeizureRecord, into: Windows): void {
  if (seizure.priceValidUntil === null) return;
  const deadline = {
    kind: 'referencePriceExpiring',
    entity: seizure.id,
    subject: seizureSubject(state, seizure),
    due: seizure.priceValidUntil,
    steps: termOn(thresholds.referencePriceExpiring, seizure.priceValidUntil),
    notBefore: seizure.pricedOn ?? '',
    overdue: 'critical',
  } as const;
  deadlineWindows(deadline, into);
}

/** Within three days before, and on the day itself (then `overdue` only picks the sentence 今日…). */
function roundWindows(
  subject: string,
  entity: string,
  round: AuctionRound | null,
  into: Windows,
): void {
  if (round === null) return;
  const opens = dayOf(round.opensAt);
  const closes = dayOf(round.closesAt);
  const ahead = termOn(spans.auctionDays, opens);
  const push = (kind: 'auctionOpens' | 'auctionEnds', due: string, from: string) => {
    const common = { kind, entity, dueOn: due, subject } as const;
    const end = plusDays(due, 1);
    if (from < due) addWindow({ ...common, level: 'info', from, end: due, overdue: false }, into);
    addWindow({ ...common, level: 'warning', from: due, end, overdue: true }, into);
  };
  push('auctionOpens', opens, plusDays(opens, -ahead));
  push('auctionEnds', closes, laterDay(opens, plusDays(closes, -ahead)));
}

function secondAuctionWindows(state: CaseState, seizure: SeizureRecord, into: Windows): void {
  const failed = seizure.failed.at(-1);
  if (failed?.round !== 'auction1') return;
  const deadline = {
    kind: 'secondAuctionDue',
    entity: seizure.id,
    subject: seizureSubject(state, seizure),
    due: disposalDue(state, seizure, failed.on, termOn(auctionLimits, failed.on).secondWithinDays),
    steps: termOn(thresholds.secondAuctionDue, failed.on),
    notBefore: failed.on,
    overdue: 'critical',
  } as const;
  deadlineWindows(deadline, into);
}
