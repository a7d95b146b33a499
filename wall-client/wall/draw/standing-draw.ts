import type { View } from '../../../wire/views.ts';

/**
 * The newest draw of a wall, opened since the wall is in its mode: one that was opened in 内部 is not for visitors, and
 * theirs does not lie over the wall when they have left.
 * @param wall null: not known yet
 */
export function standingDraw(
  draws: ReadonlyMap<string, View<'draw'>>,
  wallId: string | null,
  wall: Pick<View<'wall'>, 'since'> | null,
): readonly [id: string, draw: View<'draw'>] | null {
  const since = wall?.since ?? 0;
  const [newest] = [...draws]
    .filter(([, one]) => one.wallId === wallId && one.openedAt >= since)
    .sort(([, a], [, b]) => b.openedAt - a.openedAt);
  return newest ?? null;
}
