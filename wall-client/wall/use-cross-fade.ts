import { useCallback, useEffect, useState } from 'react';

/** Scene change (wall-visual.md: at most 400 ms). */
export const FADE_MS = 360;
/** A scene that does not report its first picture is shown anyway. */
const PAINT_AT_LATEST_MS = 5000;

interface Fade<P> {
  shown: P;
  coming: P | null;
  /** The coming picture is painted and is now fading in. */
  painted: boolean;
}

/**
 * Keeps the old picture until the new one is painted, then fades over, then lets the old one go.
 * @param wanted another `turn` is another picture
 * @param cuts whether one follows the other without a fade
 */
export function useCrossFade<P extends { turn: number }>(
  wanted: P,
  cuts: (from: P, to: P) => boolean,
) {
  const [fade, setFade] = useState<Fade<P>>({ shown: wanted, coming: null, painted: false });

  const { turn } = wanted;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn is another picture, nothing else
  useEffect(() => {
    setFade((now) => {
      if (now.shown.turn === turn) {
        return now.coming === null ? now : { shown: now.shown, coming: null, painted: false };
      }
      if (cuts(now.shown, wanted)) return { shown: wanted, coming: null, painted: false };
      return { shown: now.shown, coming: wanted, painted: false };
    });
  }, [turn]);

  const comingTurn = fade.coming?.turn;
  const painted = useCallback((which: number) => {
    setFade((now) => (now.coming?.turn === which ? { ...now, painted: true } : now));
  }, []);

  useEffect(() => {
    if (comingTurn === undefined) return;
    const late = setTimeout(() => painted(comingTurn), PAINT_AT_LATEST_MS);
    return () => clearTimeout(late);
  }, [comingTurn, painted]);

  useEffect(() => {
    if (!fade.painted) return;
    const done = setTimeout(() => {
      setFade((now) => (now.coming ? { shown: now.coming, coming: null, painted: false } : now));
    }, FADE_MS);
    return () => clearTimeout(done);
  }, [fade.painted]);

  return { ...fade, onPainted: painted };
}
