import { courtDayOf } from '../../../../wire/court-day.ts';
import type { Row } from './case-rows.ts';
import type { MediaDay } from './media/media-days.utils.ts';

/** One entry; `times` > 1 stands for that many alike in a row, of which `row` is the newest. */
export interface RowEntry {
  readonly kind: 'row';
  readonly row: Row<'timeline'>;
  readonly times: number;
}
/** What was recorded on the day. */
export interface MediaEntry {
  readonly kind: 'media';
  readonly media: MediaDay;
}
export type TimelineEntry = RowEntry | MediaEntry;
export interface TimelineDay {
  /** Court day. */
  readonly day: string;
  readonly entries: readonly TimelineEntry[];
}

/** A wall shows the newest few screens of a life, not the whole of it. */
export const MOST_ENTRIES = 40;

/** Gold is for money that came in or went out to the creditor, not for every amount. */
export function isMoneyMoved(type: string): boolean {
  return /^(payment\.(deducted|recovered|disbursed)|proceeds\.)/.test(type);
}

/** From so many alike in a row on, one entry stands for all: a group claim is paid person by person. */
const FOLD_FROM = 4;

/**
 * Newest first, by occurrence and then by sequence; grouped by court day, nodes that an act tells
 * already left out, runs of alike entries folded; what was recorded on a day stands once, where it began.
 * At most `most` entries.
 */
export function timelineDays(
  rows: readonly Row<'timeline'>[],
  media: readonly MediaDay[],
  most: number = MOST_ENTRIES,
): TimelineDay[] {
  const told = media.length > 0 ? rows.filter((row) => !isToldByMedia(row, media)) : rows;
  const sorted = withoutEchoes(told).sort(
    (a, b) => b.view.occurredAt - a.view.occurredAt || (a.id < b.id ? 1 : -1),
  );
  const days: { day: string; entries: TimelineEntry[] }[] = [];
  const entries = [
    ...runsOf(sorted).map((entry) => ({ at: entry.row.view.occurredAt, entry })),
    ...media.map((one) => ({ at: one.from, entry: { kind: 'media', media: one } as const })),
  ].sort((a, b) => b.at - a.at);
  for (const { at, entry } of entries.slice(0, most)) {
    const day = courtDayOf(at);
    const last = days[days.length - 1];
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** A court's system tells an act and, the same day, the node that the act is: once is enough. */
function withoutEchoes(rows: readonly Row<'timeline'>[]): Row<'timeline'>[] {
  const key = ({ view }: Row<'timeline'>) => `${courtDayOf(view.occurredAt)} ${view.node}`;
  const acts = new Set(rows.filter(({ view }) => view.type !== 'case.node').map(key));
  return rows.filter((row) => row.view.type !== 'case.node' || !acts.has(key(row)));
}

/** That it was recorded is said by the day's media, at the same instant. */
function isToldByMedia({ view }: Row<'timeline'>, media: readonly MediaDay[]): boolean {
  if (view.type !== 'recording.closed') return false;
  return media.some(({ begins }) => begins.has(view.occurredAt));
}

function runsOf(sorted: readonly Row<'timeline'>[]): RowEntry[] {
  const runs: Row<'timeline'>[][] = [];
  for (const row of sorted) {
    const run = runs[runs.length - 1];
    if (run?.[0] && alike(run[0], row)) run.push(row);
    else runs.push([row]);
  }
  return runs.flatMap((run) => {
    const [row] = run;
    if (!row) return [];
    return run.length >= FOLD_FROM
      ? [{ kind: 'row', row, times: run.length }]
      : run.map((each) => ({ kind: 'row', row: each, times: 1 }));
  });
}

function alike(a: Row<'timeline'>, b: Row<'timeline'>): boolean {
  return (
    a.view.type === b.view.type &&
    a.view.text === b.view.text &&
    courtDayOf(a.view.occurredAt) === courtDayOf(b.view.occurredAt)
  );
}
