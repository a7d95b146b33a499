import { useEffect, useRef, useState } from 'react';
import type { GraphAsset } from '../../../charts/case-graph/graph.types.ts';
import { prefersStillness } from '../../../ui/use-rolling.ts';
import { changedAssets } from './selection.utils.ts';

/** One pulse (wall-visual.md, Motion). */
const PULSE_MS = 1200;
/** More changes at once are not news but a flood: they are shown, not animated. */
const MOST_MOVING = 3;
const NOTHING: ReadonlySet<string> = new Set();

/** Assets whose state has changed within the last 1.2 s. */
export function useNews(assets: readonly GraphAsset[]): ReadonlySet<string> {
  const shown = useRef(assets);
  const [news, setNews] = useState(NOTHING);

  useEffect(() => {
    const changed = changedAssets(shown.current, assets);
    shown.current = assets;
    if (changed.size === 0 || changed.size > MOST_MOVING || prefersStillness()) return;
    setNews(changed);
  }, [assets]);

  useEffect(() => {
    if (news.size === 0) return;
    const timer = setTimeout(() => setNews(NOTHING), PULSE_MS);
    return () => clearTimeout(timer);
  }, [news]);

  return news;
}
