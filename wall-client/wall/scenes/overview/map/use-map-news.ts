import { useEffect, useRef, useState } from 'react';
import { type MapNews, MOST_PULSES } from '../../../../charts/district-map/Pulses.tsx';
import { useTopic } from '../../../../replica/use-replica.ts';
import { newsSince } from '../ticker/ticker.utils.ts';

interface News {
  pulsing: readonly MapNews[];
  /** News of the same moment beyond those that pulse. */
  uncounted: number;
}

const QUIET: News = { pulsing: [], uncounted: 0 };
const COUNT_STAYS_MS = 4000;

/** What has just arrived: up to three pulse, the rest is counted for a few seconds. */
export function useMapNews(): News {
  const rows = useTopic('activity');
  const seen = useRef<string | null>(null);
  const [news, setNews] = useState(QUIET);

  useEffect(() => {
    const { fresh, newest } = newsSince(rows, seen.current);
    seen.current = newest;
    if (fresh.length === 0) return;
    const pulsing = fresh.slice(-MOST_PULSES).map(({ id, view }) => ({
      key: id,
      caseNumber: view.caseNumber,
      town: view.town,
      tone: view.tone,
    }));
    setNews({ pulsing, uncounted: fresh.length - pulsing.length });
    const timer = setTimeout(() => setNews(QUIET), COUNT_STAYS_MS);
    return () => clearTimeout(timer);
  }, [rows]);

  return news;
}
