import { assetKinds, coerciveMeasures } from '../../../wire/codes.ts';
import type { CaseState, PartyState, PaymentState } from '../case-state.ts';
import { daysFrom } from '../days.ts';
import { outstandingOf } from '../money.ts';
import { isInForce } from '../seizure-states.ts';

/** Why an executee fits a warning session, from the case's own record; each list in Chinese. */
export interface Fit {
  readonly party: PartyState;
  readonly outstandingFen: number;
  /** 有履行能力. */
  readonly able: readonly string[];
  /** 拒不履行. */
  readonly refusing: readonly string[];
  /** 能够通知. */
  readonly reachable: readonly string[];
}

/** A notice that is so many days old and not followed by a payment says something. [A] */
const NOTICE_DAYS = 30;

/**
 * Whether an open case's executee should be invited: able to pay, refusing, reachable (domain notes §5). null: there
 * is nobody to invite, or one of the three is not shown by the record. Pure.
 */
export function fitOf(state: CaseState, today: string): Fit | null {
  if (state.stage !== 'open') return null;
  const party = Object.values(state.parties).find(({ role, left }) => role === 'executee' && !left);
  const outstandingFen = outstandingOf(state);
  if (!party || party.minor || outstandingFen <= 0) return null;
  const able = ableReasons(state, outstandingFen);
  const refusing = refusingReasons(state, today);
  const reachable = reachableReasons(state, party);
  if (able.length === 0 || refusing.length === 0 || reachable.length === 0) return null;
  return { party, outstandingFen, able, refusing, reachable };
}

/** The more reasons, and the larger the part that the known assets cover, the more fitting. */
export function compareFits(a: Fit, b: Fit): number {
  return reasonsOf(b) - reasonsOf(a) || a.outstandingFen - b.outstandingFen;
}

function reasonsOf({ able, refusing, reachable }: Fit): number {
  return able.length * 2 + refusing.length * 2 + reachable.length;
}

function ableReasons({ assets, seizures, payments }: CaseState, owed: number): string[] {
  const reasons: string[] = [];
  const known = Object.values(assets).filter(({ value }) => (value ?? 0) > 0);
  const total = known.reduce((sum, { value }) => sum + (value ?? 0), 0);
  if (total > 0) {
    const kinds = [...new Set(known.map(({ kind }) => assetKinds.labels[kind]))].slice(0, 3);
    const share = Math.min(999, Math.round((total * 100) / owed));
    reasons.push(`已查明财产（${kinds.join('、')}）约合所欠的${share}%`);
  }
  const held = Object.values(seizures).filter((seizure) => isInForce(seizure)).length;
  if (held > 0) reasons.push(`有${held}项财产在查封、扣押或冻结中`);
  const income = Object.values(assets).some(({ kind }) => kind === 'income');
  if (income) reasons.push('有固定收入');
  if (Object.values(payments).some(isOwnDoing)) reasons.push('曾部分履行');
  return reasons;
}

/** Paid by himself, not taken from him. */
function isOwnDoing({ origin }: PaymentState): boolean {
  return origin === 'voluntary' || origin === 'settlement';
}

function refusingReasons(state: CaseState, today: string): string[] {
  const { nodeDays, payments, measures, settlements, filedOn } = state;
  const reasons: string[] = [];
  const noticed = nodeDays['003'];
  const paidSince = Object.values(payments).some(
    (payment) => isOwnDoing(payment) && payment.receivedOn >= (noticed ?? filedOn),
  );
  if (noticed !== undefined && !paidSince) {
    const days = daysFrom(noticed, today);
    if (days >= NOTICE_DAYS) reasons.push(`执行通知发出${days}日未主动履行`);
  }
  const kinds = new Set(
    Object.values(measures)
      .filter(({ released }) => released === null)
      .map(({ kind }) => coerciveMeasures.labels[kind]),
  );
  if (kinds.size > 0) reasons.push(`已采取${[...kinds].slice(0, 3).join('、')}仍未履行`);
  if (Object.values(settlements).some(({ status }) => status === 'breached')) {
    reasons.push('曾违反和解协议');
  }
  return reasons;
}

function reachableReasons(state: CaseState, { phone, address }: PartyState): string[] {
  const reasons: string[] = [];
  if (phone !== undefined) reasons.push('有联系电话');
  if (address !== undefined) reasons.push('有送达地址');
  if (state.visits.some(({ fruitless }) => !fruitless)) reasons.push('外出执行曾见到本人');
  return reasons;
}
