import { type AlertKind, type AlertLevel, MOMENTARY_ALERTS } from '../../../../../wire/codes.ts';
import { daysBetween } from '../../../../../wire/court-day.ts';
import type { View } from '../../../../../wire/views.ts';
import { count } from '../../../../ui/format.ts';

export const levels = ['critical', 'warning', 'info'] as const satisfies readonly AlertLevel[];

/** What an alert is about, in few words: the case, but of field video the unit. */
export function aboutOf({ kind, caseNumber, subject }: View<'alert'>): string {
  return caseNumber === null || MOMENTARY_ALERTS.has(kind) ? subject : caseNumber;
}

/** 0: it happens now; 1: it goes by the day. */
const byDay = ({ kind }: View<'alert'>) => (MOMENTARY_ALERTS.has(kind) ? 0 : 1);

/**
 * Alerts in the order in which they want an answer: level, then what happens now, then what is due
 * first, then the oldest.
 */
export function inUrgency(
  rows: ReadonlyMap<string, View<'alert'>>,
): { id: string; view: View<'alert'> }[] {
  return [...rows]
    .map(([id, view]) => ({ id, view }))
    .sort(
      (a, b) =>
        levels.indexOf(a.view.level) - levels.indexOf(b.view.level) ||
        byDay(a.view) - byDay(b.view) ||
        order(a.view.dueOn ?? '9999', b.view.dueOn ?? '9999') ||
        order(a.view.since, b.view.since) ||
        order(a.id, b.id),
    );
}

// Days and ids have no locale, and comparing by one is ten times as dear.
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The relay shows a wall the most urgent alerts, at most this many (projections: alert shelf). */
export const MOST_ALERTS = 500;

/**
 * How many alerts there are of each level, in words. When the wall holds as many as it is ever sent,
 * the least urgent level present goes on beyond it, and what lies below is not known.
 */
export function countByLevel(rows: ReadonlyMap<string, View<'alert'>>): Record<AlertLevel, string> {
  const counts = { critical: 0, warning: 0, info: 0 };
  for (const { level } of rows.values()) counts[level] += 1;
  const cut = rows.size >= MOST_ALERTS;
  const last = levels.findLast((level) => counts[level] > 0);
  const say = (level: AlertLevel) => {
    if (!cut || levels.indexOf(level) < levels.indexOf(last ?? 'info')) return count(counts[level]);
    return level === last ? `${count(counts[level])}+` : '—';
  };
  return { critical: say('critical'), warning: say('warning'), info: say('info') };
}

/** Days that are no deadline: what happens on the day, and what is counted from it on. */
const otherDays: Partial<Record<AlertKind, readonly [onTheDay: string, since: string]>> = {
  seizureLapsed: ['今日到期', '失效'],
  referencePriceExpiring: ['今日到期', '失效'],
  settlementBreached: ['今日违约', '违约'],
  auctionOpens: ['今日开拍', '开拍'],
  auctionEnds: ['今日结束', '结束'],
};

/** How an alert's day stands to the court's today: 逾期 is said of deadlines alone. */
export function dueWords(kind: AlertKind, dueOn: string, today: string): string {
  const [onTheDay, since] = otherDays[kind] ?? ['今日到期', '逾期'];
  const days = daysBetween(today, dueOn);
  if (days === 0) return onTheDay;
  return days > 0 ? `剩 ${days} 天` : `${since} ${-days} 天`;
}
