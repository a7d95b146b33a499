import { useEffect, useRef, useState } from 'react';
import type { GraphAsset } from '../../../charts/case-graph/graph.types.ts';
import { startMoving } from '../../../ui/moving.ts';
import { prefersStillness } from '../../../ui/use-rolling.ts';
import { changedAssets } from './selection.utils.ts';

/** One pulse (wall-visual.md, Motion). */
const PULSE_MS = 1200;
const NOTHING: ReadonlySet<string> = new Set();

/** Assets whose state has changed within the last 1.2 s, as many as may move; the rest just stand. */
export function useNews(assets: readonly GraphAsset[]): ReadonlySet<string> {
  const shown = useRef(assets);
  const [news, setNews] = useState(NOTHING);

  useEffect(() => {
    const changed = changedAssets(shown.current, assets);
    shown.current = assets;
    if (changed.size === 0 || prefersStillness()) return;
    const moving = new Set<string>();
    for (const id of changed) {
      const end = startMoving();
      if (end === null) break;
      setTimeout(end, PULSE_MS);
      moving.add(id);
    }
    if (moving.size > 0) setNews(moving);
  }, [assets]);

  useEffect(() => {
    if (news.size === 0) return;
    const timer = setTimeout(() => setNews(NOTHING), PULSE_MS);
    return () => clearTimeout(timer);
  }, [news]);

  return news;
}
