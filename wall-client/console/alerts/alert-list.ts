import { type AlertKind, alertKinds } from '../../../wire/codes.ts';
import type { View } from '../../../wire/views.ts';
import type { Rows } from '../../replica/use-replica.ts';
import { isNoted } from '../../ui/noted.ts';
import { inUrgency } from '../../wall/scenes/overview/alerts/alerts.utils.ts';

export interface AlertItem {
  readonly id: string;
  readonly alert: View<'alert'>;
  /** Who has taken note of it as it stands; null: nobody. */
  readonly noted: View<'acknowledged'> | null;
}

/** Which alerts are listed. */
export interface AlertFilter {
  readonly group: AlertGroup | null;
  /** Those that nobody has noted only. */
  readonly open: boolean;
}

/** Kinds of alerts as a desk divides its work. */
export const GROUPS = {
  seizure: {
    name: '查扣冻',
    kinds: ['seizureExpiring', 'seizureLapsed', 'queuedPromoted', 'overSeizure'],
  },
  disposal: {
    name: '处置',
    kinds: [
      'appraisalOverdue',
      'priceDue',
      'referencePriceExpiring',
      'saleDue',
      'auctionOpens',
      'auctionEnds',
      'secondAuctionDue',
    ],
  },
  money: { name: '案款', kinds: ['overCollection', 'disbursementOverdue'] },
  limit: {
    name: '办案期限',
    kinds: ['closingLimit', 'noticeDue', 'inquiryDue', 'tipDue', 'objectionDue'],
  },
  settlement: { name: '和解', kinds: ['instalmentDue', 'settlementDue', 'settlementBreached'] },
  petition: { name: '信访留言', kinds: ['messageDue', 'petitionDue'] },
  field: { name: '现场视频', kinds: ['streamLost', 'recordingStopped'] },
} as const satisfies Record<string, { name: string; kinds: readonly AlertKind[] }>;
export type AlertGroup = keyof typeof GROUPS;
export const GROUP_IDS = Object.keys(GROUPS) as AlertGroup[];

export function groupOf(kind: AlertKind): AlertGroup | null {
  return GROUP_IDS.find((group) => GROUPS[group].kinds.some((each) => each === kind)) ?? null;
}

/** What nobody has noted comes first, both in the order in which they want an answer. */
export function alertList(alerts: Rows<'alert'>, noted: Rows<'acknowledged'>): AlertItem[] {
  const items = inUrgency(alerts).map(({ id, view }): AlertItem => {
    const by = noted.get(id);
    return { id, alert: view, noted: isNoted(view, by) ? by : null };
  });
  return [
    ...items.filter((item) => item.noted === null),
    ...items.filter((item) => item.noted !== null),
  ];
}

export function matches({ alert, noted }: AlertItem, { group, open }: AlertFilter): boolean {
  if (open && noted !== null) return false;
  return group === null || groupOf(alert.kind) === group;
}

/** How many of each group nobody has noted. */
export function openByGroup(items: readonly AlertItem[]): Readonly<Record<AlertGroup, number>> {
  const counts = {
    seizure: 0,
    disposal: 0,
    money: 0,
    limit: 0,
    settlement: 0,
    petition: 0,
    field: 0,
  };
  for (const { alert, noted } of items) {
    const group = groupOf(alert.kind);
    if (group !== null && noted === null) counts[group] += 1;
  }
  return counts;
}

/** `查封冻结即将到期`, as the list heads a line. */
export const kindWords = (kind: AlertKind): string => alertKinds.labels[kind];
