import type { View } from '../../../wire/views.ts';

/**
 * The newest draw of a wall. Before visitors one that was opened before they came in does not stand: it was of what
 * was done in 内部.
 * @param wall null: not known yet
 */
export function standingDraw(
  draws: ReadonlyMap<string, View<'draw'>>,
  wallId: string | null,
  wall: Pick<View<'wall'>, 'mode' | 'since'> | null,
): readonly [id: string, draw: View<'draw'>] | null {
  const since = wall?.mode === 'delegates' ? (wall.since ?? 0) : 0;
  const [newest] = [...draws]
    .filter(([, one]) => one.wallId === wallId && one.openedAt >= since)
    .sort(([, a], [, b]) => b.openedAt - a.openedAt);
  return newest ?? null;
}
