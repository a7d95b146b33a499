import { useCallback, useEffect, useMemo, useState } from 'react';
import type { View } from '../../../wire/views.ts';
import { useRow, useTopic } from '../../replica/use-replica.ts';
import { standingDraw } from './standing-draw.ts';

/** Then nobody looks at it any more: the wall goes on by itself. */
const STANDS_MS = 600_000;

export interface ShownDraw {
  /** null: none stands on this wall, or somebody has put it aside here. */
  readonly draw: View<'draw'> | null;
  /** Puts it aside on this page until its number comes, or another one. */
  readonly dismiss: () => void;
}

/** The draw that stands on a wall. @param wallId null: the page is on no wall */
export function useDraw(wallId: string | null): ShownDraw {
  const draws = useTopic('draw');
  const [dismissed, setDismissed] = useState<string | null>(null);
  const wall = useRow('wall', wallId ?? '') ?? null;
  const [id, draw] = useMemo(
    () => standingDraw(draws, wallId, wall) ?? [null, null],
    [draws, wallId, wall],
  );
  const key = draw === null ? null : `${id} ${draw.number ?? ''}`;
  const dismiss = useCallback(() => setDismissed(key), [key]);
  useEffect(() => {
    if (key === null) return;
    const timer = setTimeout(dismiss, STANDS_MS);
    return () => clearTimeout(timer);
  }, [key, dismiss]);
  return { draw: key === dismissed ? null : draw, dismiss };
}
