import { useMemo, useRef } from 'react';
import type { ECharts } from '../echarts.ts';

/** Keeps a layer of the map in place with the chart that is moved: one lies on the other. */
export function useLayer() {
  const chart = useRef<ECharts | null>(null);
  const painted = useRef(false);
  const waiting = useRef<(() => void) | null>(null);

  return useMemo(() => {
    function onInstance(instance: ECharts) {
      chart.current = instance;
      const finished = () => {
        instance.off('finished', finished);
        painted.current = true;
        waiting.current?.();
        waiting.current = null;
      };
      instance.on('finished', finished);
      return () => {
        chart.current = null;
        painted.current = false;
        waiting.current = null;
      };
    }
    return {
      chart,
      onInstance,
      /** That chart was moved: a `georoam` event says by what, and is what moves this one. */
      roam(event: unknown) {
        if (typeof event !== 'object' || event === null) return;
        const { dx, dy, zoom, originX, originY }: Roam = event;
        chart.current?.dispatchAction(
          { type: 'geoRoam', geoId: 'district', dx, dy, zoom, originX, originY },
          { silent: true },
        );
      },
      /** Runs `then` once this layer has been painted for the first time. */
      whenPainted(then: () => void) {
        if (painted.current) then();
        else waiting.current = then;
      },
    };
  }, []);
}

/** Pixels and a factor; a drag has no zoom, a zoom no way. */
interface Roam {
  dx?: unknown;
  dy?: unknown;
  zoom?: unknown;
  originX?: unknown;
  originY?: unknown;
}
