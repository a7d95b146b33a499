import { type CaseStage, closingWays, partyRoles } from '../../../../wire/codes.ts';
import { daysBetween } from '../../../../wire/court-day.ts';
import type { View } from '../../../../wire/views.ts';
import { count, moneyText } from '../../../ui/format.ts';
import type { MarkName } from '../../../ui/StatusMark.tsx';
import { daysWord, URGENT_DAYS } from './asset-status.utils.ts';
import type { Row } from './case-rows.ts';

export interface LimitText {
  /** Court day, or null where no limit applies. */
  readonly day: string | null;
  readonly note: string;
  readonly tone: 'quiet' | 'urgent' | 'over';
}

/** The statutory closing limit in words, from the court's today. */
export function limitText(view: View<'case'>, today: string): LimitText {
  const day = view.limitOn;
  if (view.closedOn !== null) return { day: null, note: '已结案', tone: 'quiet' };
  if (day === null) return { day, note: '不适用', tone: 'quiet' };
  if (view.limitStopped) return { day: null, note: '停止计算，恢复后顺延', tone: 'quiet' };
  const left = daysBetween(today, day);
  if (left < 0) return { day, note: `已超 ${-left} 天`, tone: 'over' };
  return { day, note: daysWord(left), tone: left <= URGENT_DAYS ? 'urgent' : 'quiet' };
}

/** A stage as a shape; the word always stands beside it. */
export const stageMarks: Readonly<Record<CaseStage, MarkName>> = {
  open: 'effective',
  suspended: 'released',
  settling: 'queued',
  terminated: 'disposing',
  closed: 'sold',
};

/** How a closed case was closed, else null. */
export function closingText(view: View<'case'>): string | null {
  return view.closingWay === null ? null : closingWays.labels[view.closingWay];
}

export interface PartyLine {
  readonly id: string;
  readonly role: string;
  readonly text: string;
  readonly left: boolean;
}

const roleOrder = partyRoles.codes;
const GROUP_FROM = 4;

/**
 * Parties as lines, applicants first. From four applicants on they are one line with the case's own
 * count ("113 人"), because a group claim's members are not the picture.
 */
export function partyLines(parties: readonly Row<'party'>[], applicants: number): PartyLine[] {
  const sorted = [...parties].sort(
    (a, b) =>
      roleOrder.indexOf(a.view.role) - roleOrder.indexOf(b.view.role) || (a.id < b.id ? -1 : 1),
  );
  const lines: PartyLine[] = [];
  const group = applicants >= GROUP_FROM;
  if (group) {
    const first = sorted.find((row) => row.view.role === 'applicant');
    const text = first
      ? `${first.view.name} 等 ${count(applicants)} 人`
      : `${count(applicants)} 人`;
    lines.push({ id: 'applicants', role: partyRoles.labels.applicant, text, left: false });
  }
  for (const { id, view } of sorted) {
    if (group && view.role === 'applicant') continue;
    lines.push({ id, role: partyRoles.labels[view.role], text: view.name, left: view.left });
  }
  return lines;
}

/** Names of those against whom the case runs, for the hub of the graph. */
export function executeeNames(parties: readonly Row<'party'>[]): string[] {
  return [...parties]
    .filter((row) => row.view.role === 'executee' && !row.view.left)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => row.view.name);
}

/** An owner is given by party id or by name; a person reads a name. */
export function ownerName(owner: string | null, parties: readonly Row<'party'>[]): string | null {
  return parties.find((row) => row.id === owner)?.view.name ?? owner;
}

/** How much of a payment has gone out, in words; an asset taken in kind is no money to pay out. */
export function disbursedText(payment: View<'payment'>): string {
  if (payment.origin === 'debtInKind') return '以物抵偿';
  if (payment.disbursed === 0) return '未发放';
  return payment.disbursed >= payment.amount ? '已发放' : `发放 ${moneyText(payment.disbursed)}`;
}

/** Widths of the money bar in percent of the claim: drawn, never printed. */
export function moneyBar(view: View<'case'>): { recovered: number; waived: number } {
  if (view.claimAmount <= 0) return { recovered: 0, waived: 0 };
  const recovered = Math.min(100, (view.recoveredAmount / view.claimAmount) * 100);
  const waived = Math.min(100 - recovered, (view.waivedAmount / view.claimAmount) * 100);
  return { recovered, waived };
}
