import { type RefObject, useEffect, useRef, useState } from 'react';
import { MOST_MOVING } from '../../ui/moving.ts';
import type { ECharts } from '../echarts.ts';
import type { MapPoint } from './cluster.ts';
import { townPlaces } from './geography.ts';
import { pixelOf } from './use-map-view.ts';

/** Something that happened at a case or, where the case has no place, in a town. */
export interface MapNews {
  key: string;
  caseNumber: string | null;
  town: string | null;
  tone: 'info' | 'money' | 'warning' | 'done';
}

interface Pulse {
  key: string;
  tone: MapNews['tone'];
  x: number;
  y: number;
}

/** One ring a piece of news, 1.2 s, then gone; how many may move at a time is the scene's to say. */
export function Pulses({
  news,
  points,
  chart,
}: {
  news: readonly MapNews[];
  points: readonly MapPoint[];
  chart: RefObject<ECharts | null>;
}) {
  const [pulses, setPulses] = useState<readonly Pulse[]>([]);
  const places = useRef(points);
  places.current = points;

  useEffect(() => {
    const instance = chart.current;
    if (!instance || news.length === 0) return;
    const placed = news.flatMap((one) => {
      const at = placeOf(one, places.current);
      if (!at) return [];
      const [x, y] = pixelOf(instance, at[0], at[1]) ?? [];
      return x === undefined || y === undefined ? [] : [{ key: one.key, tone: one.tone, x, y }];
    });
    setPulses((running) => [...running, ...placed].slice(-MOST_MOVING));
  }, [news, chart]);

  return (
    <div className="pulses" aria-hidden="true">
      {pulses.map((pulse) => (
        <i
          key={pulse.key}
          className={`pulse pulse-${pulse.tone}`}
          style={{ left: pulse.x, top: pulse.y }}
          onAnimationEnd={() =>
            setPulses((running) => running.filter((one) => one.key !== pulse.key))
          }
        />
      ))}
    </div>
  );
}

function placeOf(
  news: MapNews,
  points: readonly MapPoint[],
): readonly [number, number] | undefined {
  const point = news.caseNumber && points.find((one) => one.id === news.caseNumber);
  if (point) return [point.lng, point.lat];
  return townPlaces.find((town) => town.code === news.town)?.at;
}
