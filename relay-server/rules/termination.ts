import { type TerminationCondition, terminationConditions } from '../../wire/codes.ts';
import { addMonths } from '../../wire/court-day.ts';
import { deductedByAsset, valueLeft } from './assets.ts';
import type { AssetState, CaseState, SeizureRecord } from './case-state.ts';
import { earliest, plusDays } from './days.ts';
import { deadlines } from './deadlines.ts';
import { isAfterSale, isInForce } from './seizure-states.ts';
import { termOn } from './terms.ts';

/**
 * What a case lacks for 终本 as the log shows it on a day, in the order of the checklist; of a 终本 case,
 * as it stood at its closing.
 * @returns null where it does not apply: other case types, and cases closed in another way
 */
export function terminationLacks(
  state: CaseState,
  today: string,
): readonly TerminationCondition[] | null {
  if (state.closedOn !== null) return state.closings.at(-1)?.lacks ?? null;
  return hasTermination(state) ? lackingConditions(state, today, false) : null;
}

/** 终本 is a way of closing of initial and resumed enforcement alone (C-6). */
export function hasTermination({ type }: Pick<CaseState, 'type'>): boolean {
  return type === '执' || type === '执恢';
}

/** @param ruled whether there is a ruling that closes the case */
export function lackingConditions(
  state: CaseState,
  day: string,
  ruled: boolean,
): TerminationCondition[] {
  const inquiryUntil = inquiryFreshUntil(state);
  const met: Record<TerminationCondition, boolean> = {
    noticeServed: reached(state, '003'),
    consumptionRestricted: isRestricted(state),
    inquiryFresh: inquiryUntil !== null && inquiryUntil >= day,
    fieldVisited: reached(state, '005') || reached(state, '006') || state.visits.length > 0,
    tipsVerified: !hasOpenTip(state),
    assetsDealtWith: !hasUndisposed(state),
    interviewed: reached(state, '007'),
    matured: matureAfter(state) < day,
    ruled,
  };
  return terminationConditions.codes.filter((condition) => !met[condition]);
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

/** Whether some asset could be disposed of and has not been. */
function hasUndisposed({ assets, seizures }: CaseState): boolean {
  const byAsset = new Map<string, SeizureRecord[]>();
  for (const seizure of Object.values(seizures)) {
    const held = byAsset.get(seizure.assetId);
    if (held) held.push(seizure);
    else byAsset.set(seizure.assetId, [seizure]);
  }
  const deducted = deductedByAsset(seizures);
  return Object.values(assets).some(
    (asset) => !isDealtWith(asset, byAsset.get(asset.id) ?? [], deducted.get(asset.id) ?? 0),
  );
}

/**
 * Turned into money or taken in kind; or offered to the end and nobody bid (流拍 of the first round is
 * not the end); or emptied, though the account stays frozen; or, when it is not held, queued behind
 * another court or released. An asset that is held under a new seizure is not dealt with because an old
 * one of it was released; one whose seizure lapsed is not either.
 */
function isDealtWith(
  asset: AssetState,
  seizures: readonly SeizureRecord[],
  deducted: number,
): boolean {
  if (seizures.some((each) => isAfterSale(each) || isOfferedInVain(each))) return true;
  if (seizures.some(isInForce)) return deducted > 0 && valueLeft(asset, deducted) === null;
  return seizures.some(
    ({ state }) => state === 'queued' || state === 'released' || state === 'deducted',
  );
}

function isOfferedInVain({ state, failed }: SeizureRecord): boolean {
  return state === 'failed' && failed.at(-1)?.round !== 'auction1';
}
