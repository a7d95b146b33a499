import { useEffect, useRef, useState } from 'react';
import type { MapNews } from '../../../../charts/district-map/Pulses.tsx';
import { useTopic } from '../../../../replica/use-replica.ts';
import { startMoving } from '../../../../ui/moving.ts';
import { newsSince } from '../ticker/ticker.utils.ts';

interface News {
  pulsing: readonly MapNews[];
  /** News of the last few seconds beyond those that pulse. */
  uncounted: number;
}

const QUIET: News = { pulsing: [], uncounted: 0 };
const COUNT_STAYS_MS = 4000;
/** Length of a pulse (DistrictMap.css). */
const PULSE_MS = 1200;

/** What has just arrived: the newest pulse, as many as may move; the rest is counted for a while. */
export function useMapNews(): News {
  const rows = useTopic('activity');
  const seen = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [news, setNews] = useState(QUIET);

  useEffect(() => {
    const { fresh, newest } = newsSince(rows, seen.current);
    seen.current = newest;
    if (fresh.length === 0) return;
    const pulsing: MapNews[] = [];
    // What belongs to no place has nowhere to pulse: it is only counted.
    const placed = fresh.filter(({ view }) => view.caseNumber !== null || view.town !== null);
    for (const { id, view } of placed.reverse()) {
      const end = startMoving();
      if (end === null) break;
      setTimeout(end, PULSE_MS);
      const { caseNumber, town, tone } = view;
      pulsing.push({ key: id, caseNumber, town, tone });
    }
    const more = fresh.length - pulsing.length;
    setNews((now) => ({ pulsing, uncounted: now.uncounted + more }));
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      setNews(QUIET);
    }, COUNT_STAYS_MS);
  }, [rows]);

  useEffect(() => () => clearTimeout(timer.current), []);

  return news;
}
