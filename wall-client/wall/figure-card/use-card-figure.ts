import { useCallback, useEffect, useRef } from 'react';
import type { Standing } from '../../desk/api/polled.ts';
import { useAsker } from '../../desk/api/use-asker.ts';
import { usePolled } from '../../desk/api/use-polled.ts';
import { useConnection, useRow } from '../../replica/use-replica.ts';
import { askFigure, type CardFigure } from './figure-api.ts';

/** The replica says when a figure moves; besides, in case one was not heard. */
const EVERY_MS = 60_000;
/** While news comes thick and fast the card is asked for once in a while, not each time. */
const SETTLE_MS = 1_000;

/** A figure for its card, asked for anew when its row changes. */
export function useCardFigure(figure: string): Standing<CardFigure> & { again: () => void } {
  const asker = useAsker();
  const forVisitors = useConnection().roomMode !== 'bureau';
  const load = useCallback(
    (signal: AbortSignal) => askFigure(asker, figure, forVisitors, signal),
    [asker, figure, forVisitors],
  );
  const standing = usePolled(load, { every: EVERY_MS });
  const { again } = standing;
  const row = useRow('statistic', figure);
  const known = useRef(row);
  useEffect(() => {
    if (known.current === row) return;
    const timer = setTimeout(() => {
      known.current = row;
      again();
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [row, again]);
  return standing;
}
