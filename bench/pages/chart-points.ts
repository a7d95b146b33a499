import type { MapPoint } from '../../wall-client/charts/district-map/cluster.ts';
import { HOME, townPlaces } from '../../wall-client/charts/district-map/geography.ts';
import { type TownCode, towns } from '../../wire/codes.ts';

export const UNIT = 0.5;
/** The chart's box on the page, pixels. */
export const BOX = { width: 900, height: 900 } as const;

/** The figure by which each town is shaded. */
export const SHADE: ReadonlyMap<string, number> = new Map(
  townPlaces.map(({ code }, at) => [code, at + 1]),
);

const codes = townPlaces.flatMap(({ code }) => (isTown(code) ? [code] : []));

/** Point number `n`, the same on every page: spread over the district by the golden ratio. */
export function pointAt(n: number): MapPoint {
  const [[west, north], [east, south]] = HOME;
  const across = (n * 0.618_033_988_75) % 1;
  const down = (n * 0.754_877_666_25) % 1;
  return {
    id: `（2024）粤0607执${n + 1}号`,
    lng: west + (east - west) * across,
    lat: south + (north - south) * down,
    town: codes[n % codes.length] ?? '440607001000',
  };
}

export function pointsUpTo(count: number): MapPoint[] {
  return Array.from({ length: count }, (_, n) => pointAt(n));
}

/** What a benchmark calls on the page. */
export interface ChartPage {
  /** Shows so many points; resolves when they are drawn. */
  start: (points: number) => Promise<void>;
  /** One case more, `times` times, each drawn before the next. */
  update: (times: number) => Promise<void>;
  /** As many frames with nothing to do. */
  idle: (frames: number) => Promise<void>;
}

declare global {
  interface Window {
    chartPage?: ChartPage;
  }
}

/**
 * @param show renders so many points
 * @returns the page's handle, and what to call whenever the chart has finished drawing
 */
export function chartPage(show: (points: readonly MapPoint[]) => void): {
  page: ChartPage;
  finished: () => void;
} {
  let points: MapPoint[] = [];
  let drawn: (() => void) | null = null;
  const shown = (next: MapPoint[]) => {
    points = next;
    return new Promise<void>((resolve) => {
      drawn = resolve;
      show(points);
    });
  };
  const page: ChartPage = {
    start: (count) => shown(pointsUpTo(count)),
    update: async (times) => {
      for (let n = 0; n < times; n += 1) {
        await shown([...points, pointAt(points.length)]);
        await nextFrame();
      }
    },
    idle: async (frames) => {
      for (let n = 0; n < frames; n += 1) await nextFrame();
    },
  };
  const finished = () => {
    drawn?.();
    drawn = null;
  };
  return { page, finished };
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

function isTown(code: string): code is TownCode {
  return Object.hasOwn(towns.labels, code);
}
