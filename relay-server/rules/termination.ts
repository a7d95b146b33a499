import type { SeizureState } from '../../wire/codes.ts';
import { addMonths } from '../../wire/court-day.ts';
import type { CaseState } from './case-state.ts';
import { plusDays } from './days.ts';
import { deadlines } from './deadlines.ts';
import { termOn } from './terms.ts';

/** One condition of 终本 (终本规定, 法〔2016〕373号, 第1–4条), and whether the log shows it met. */
export interface TerminationItem {
  readonly item: string;
  readonly met: boolean;
}

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

/**
 * The 终本 checklist as the log shows it on a day; of a 终本 case, as it stood on the closing day.
 * @returns null where it does not apply: other case types, and cases closed in another way
 */
export function terminationOf(state: CaseState, today: string): TerminationItem[] | null {
  if (!applies(state)) return null;
  const day = state.closedOn ?? today;
  const measures = Object.values(state.measures);
  const inquiryUntil = inquiryFreshUntil(state);
  return [
    { item: '已发出执行通知书并责令报告财产', met: reached(state, '003') },
    { item: '已限制消费', met: measures.some(({ kind }) => kind === 'consumptionRestriction') },
    { item: '三个月内已网络查控', met: inquiryUntil !== null && inquiryUntil >= day },
    {
      item: '已现场调查',
      met: reached(state, '005') || reached(state, '006') || state.visits.length > 0,
    },
    {
      item: '财产线索已全部核查',
      met: Object.values(state.tips).every((tip) => tip.verifiedOn !== null),
    },
    { item: '无可处置而未处置的财产', met: !hasUndisposed(state) },
    { item: '已终本约谈', met: reached(state, '007') },
    { item: '立案已满三个月', met: matureAfter(state) < day },
    { item: '已作出终本裁定', met: hasRuling(state) },
  ];
}

/** The first day after `after` on which the clock alone turns an item. */
export function terminationBoundary(state: CaseState, after: string): string | null {
  if (!applies(state) || state.closedOn !== null) return null;
  const mature = plusDays(matureAfter(state), 1);
  const inquiry = inquiryFreshUntil(state);
  const stale = inquiry === null ? null : plusDays(inquiry, 1);
  const days = [mature, stale].filter((day): day is string => day !== null && day > after);
  return days.sort()[0] ?? null;
}

function applies(state: CaseState): boolean {
  const way = state.closingWay;
  const initial = state.type === '执' || state.type === '执恢';
  return initial && (way === null || way === 'currentProcedureTerminated');
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

function hasRuling(state: CaseState): boolean {
  const last = state.closings.at(-1);
  return state.closedOn !== null && last !== undefined && last.instrument !== null;
}

/** An asset is dealt with when some seizure of it is queued, failed, sold, deducted or released. */
function hasUndisposed(state: CaseState): boolean {
  const open = new Set(Object.keys(state.assets));
  for (const { assetId, state: now } of Object.values(state.seizures)) {
    if (!undisposed.has(now)) open.delete(assetId);
  }
  return open.size > 0;
}
