import type { SeizureState } from '../../wire/codes.ts';
import { addMonths } from '../../wire/court-day.ts';
import type { CaseState, TerminationItem } from './case-state.ts';
import { earliest, plusDays } from './days.ts';
import { deadlines } from './deadlines.ts';
import { termOn } from './terms.ts';

/** Held, and disposal neither done nor found impossible. A lapsed seizure leaves the asset undisposed. */
const undisposed: ReadonlySet<SeizureState> = new Set<SeizureState>([
  'drafted',
  'ruled',
  'served',
  'effective',
  'valuing',
  'priced',
  'auction1',
  'auction2',
  'sale',
  'lapsed',
]);

type Condition = readonly [unmet: TerminationItem, met: TerminationItem];

/** One object for each answer, so that a checklist that says the same holds the same objects. */
function condition(item: string): Condition {
  return [
    { item, met: false },
    { item, met: true },
  ];
}

/** 终本规定（法〔2016〕373号）第1–4条. */
const conditions = {
  notice: condition('已发出执行通知书并责令报告财产'),
  consumption: condition('已限制消费'),
  inquiry: condition('三个月内已网络查控'),
  field: condition('已现场调查'),
  tips: condition('财产线索已全部核查'),
  assets: condition('无可处置而未处置的财产'),
  interview: condition('已终本约谈'),
  mature: condition('立案已满三个月'),
  ruling: condition('已作出终本裁定'),
};

/**
 * The 终本 checklist as the log shows it on a day; of a 终本 case, as it stood at its closing.
 * @returns null where it does not apply: other case types, and cases closed in another way
 */
export function terminationOf(state: CaseState, today: string): readonly TerminationItem[] | null {
  if (state.closedOn !== null) return state.closings.at(-1)?.termination ?? null;
  return hasTermination(state) ? checklist(state, today, false) : null;
}

/** 终本 is a way of closing of initial and resumed enforcement alone (C-6). */
export function hasTermination({ type }: Pick<CaseState, 'type'>): boolean {
  return type === '执' || type === '执恢';
}

/** @param ruled whether there is a ruling that closes the case */
export function checklist(state: CaseState, day: string, ruled: boolean): TerminationItem[] {
  const inquiryUntil = inquiryFreshUntil(state);
  const field = reached(state, '005') || reached(state, '006') || state.visits.length > 0;
  return [
    answer(conditions.notice, reached(state, '003')),
    answer(conditions.consumption, isRestricted(state)),
    answer(conditions.inquiry, inquiryUntil !== null && inquiryUntil >= day),
    answer(conditions.field, field),
    answer(conditions.tips, !hasOpenTip(state)),
    answer(conditions.assets, !hasUndisposed(state)),
    answer(conditions.interview, reached(state, '007')),
    answer(conditions.mature, matureAfter(state) < day),
    answer(conditions.ruling, ruled),
  ];
}

function answer([unmet, met]: Condition, is: boolean): TerminationItem {
  return is ? met : unmet;
}

/** The first day after `after` on which the clock alone turns an item. */
export function terminationBoundary(state: CaseState, after: string): string | null {
  if (state.closedOn !== null || !hasTermination(state)) return null;
  const inquiry = inquiryFreshUntil(state);
  const stale = inquiry === null ? null : plusDays(inquiry, 1);
  return earliest(earliest(null, plusDays(matureAfter(state), 1), after), stale, after);
}

function reached(state: CaseState, code: '003' | '005' | '006' | '007'): boolean {
  return state.nodeDays[code] !== undefined;
}

function inquiryFreshUntil(state: CaseState): string | null {
  if (state.lastInquiryOn === null) return null;
  const months = termOn(deadlines.terminationInquiryMonths, state.lastInquiryOn);
  return addMonths(state.lastInquiryOn, months);
}

/** The last day that is not yet "more than three months" after filing or resumption. */
function matureAfter(state: CaseState): string {
  return addMonths(state.limitFrom, termOn(deadlines.terminationMonths, state.limitFrom));
}

function isRestricted(state: CaseState): boolean {
  for (const { kind } of Object.values(state.measures)) {
    if (kind === 'consumptionRestriction') return true;
  }
  return false;
}

function hasOpenTip(state: CaseState): boolean {
  for (const { verifiedOn } of Object.values(state.tips)) if (verifiedOn === null) return true;
  return false;
}

/** An asset is dealt with when some seizure of it is queued, failed, sold, deducted or released. */
function hasUndisposed(state: CaseState): boolean {
  const open = new Set(Object.keys(state.assets));
  for (const { assetId, state: now } of Object.values(state.seizures)) {
    if (!undisposed.has(now)) open.delete(assetId);
  }
  return open.size > 0;
}
