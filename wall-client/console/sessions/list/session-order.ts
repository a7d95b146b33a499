import type { View } from '../../../../wire/views.ts';

type Row = View<'session'>;

/** What runs first; what is planned by its time; what is over with the newest first. Empty groups are left out. */
export function grouped(
  rows: ReadonlyMap<string, Row>,
): { title: string; sessions: [string, Row][] }[] {
  const all = [...rows].sort(([, one], [, other]) => one.plannedAt - other.plannedAt);
  const of = (...states: readonly Row['state'][]) =>
    all.filter(([, { state }]) => states.includes(state));
  return [
    { title: '进行中', sessions: of('running') },
    { title: '筹备中', sessions: of('planned') },
    { title: '已办结', sessions: of('ended', 'cancelled').reverse() },
  ].filter(({ sessions }) => sessions.length > 0);
}
