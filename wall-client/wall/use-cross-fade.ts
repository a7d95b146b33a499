import { useCallback, useEffect, useState } from 'react';
import type { Stage } from './control/stage.ts';

export type Picture = Pick<Stage, 'scene' | 'caseNumber' | 'turn'>;

/** Scene change (wall-visual.md: at most 400 ms). */
export const FADE_MS = 360;
/** A scene that does not report its first picture is shown anyway. */
const PAINT_AT_LATEST_MS = 5000;

interface Fade {
  shown: Picture;
  coming: Picture | null;
  /** The coming scene is painted and is now fading in. */
  painted: boolean;
}

/** Keeps the old scene until the new one is painted, then fades over, then lets the old one go. */
export function useCrossFade(wanted: Picture) {
  const [fade, setFade] = useState<Fade>({ shown: wanted, coming: null, painted: false });

  const { turn, scene, caseNumber } = wanted;
  useEffect(() => {
    const picture = { turn, scene, caseNumber };
    setFade((now) => {
      if (now.shown.turn === turn) return now;
      // 休屏 has nothing worth keeping, and nothing may linger when the room is closed.
      const cut = now.shown.scene === 'closed' || scene === 'closed';
      if (cut) return { shown: picture, coming: null, painted: false };
      return { shown: now.shown, coming: picture, painted: false };
    });
  }, [turn, scene, caseNumber]);

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
