import type { RunningPeriod } from '../rules/indicators/definition.ts';
import { runningPeriod, type StatisticsConfig } from '../rules/indicators/periods.ts';

/** The court days that a figure is asked for. */
export interface Span {
  /** Id of a running or a report period; null: it was given by its days. */
  readonly id: string | null;
  readonly from: string;
  /** null: it has no end of its own. */
  readonly to: string | null;
  readonly label: string;
}

const RUNNING: Readonly<Record<RunningPeriod, (today: string) => string>> = {
  centre: () => '中心启用以来',
  year: (today) => `${today.slice(0, 4)}年以来`,
  month: (today) => `${today.slice(0, 4)}年${Number(today.slice(5, 7))}月以来`,
  now: () => '目前',
};

/** A period by its id; undefined: there is no such period. */
export function namedSpan(
  id: string,
  { openedOn, reports }: StatisticsConfig,
  today: string,
): Span | undefined {
  if (isRunning(id)) {
    const { from, to } = runningPeriod(id, openedOn, today);
    return { id, from, to: id === 'now' ? to : null, label: RUNNING[id](today) };
  }
  const report = reports.find((each) => each.id === id);
  return report && { id, from: report.from, to: report.to, label: report.label };
}

/** A span of days, both counted. */
export function spanOfDays(from: string, to: string): Span {
  return { id: null, from, to, label: `${said(from)}至${said(to)}` };
}

function isRunning(id: string): id is RunningPeriod {
  return Object.hasOwn(RUNNING, id);
}

function said(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}
