import { useCallback, useRef, useState } from 'react';
import type { ECharts } from '../echarts.ts';
import { type Bounds, levelFor } from './cluster.ts';
import { HOME } from './geography.ts';

/** Where someone looks: at the whole district (cases by town), or closer (cases on a grid). */
export interface MapView {
  byTown: boolean;
  level: number;
  bounds: Bounds;
}

const [[WEST, NORTH], [EAST, SOUTH]] = HOME;
const WHOLE: MapView = { byTown: true, level: 0, bounds: [WEST, SOUTH, EAST, NORTH] };
const GEO = { geoId: 'district' };
/** A cluster's cell on the screen, design units; the district counts as whole up to this zoom. */
const CELL_UNITS = 88;
const WHOLE_UP_TO = 1.35;

/** Follows an instance's roaming, at most once per animation frame. */
export function useMapView(unit: number) {
  const [view, setView] = useState(WHOLE);
  const unitRef = useRef(unit);
  unitRef.current = unit;

  const follow = useCallback((instance: ECharts) => {
    let frame: number | undefined;
    let atHome: number | undefined;
    const look = () => {
      frame = undefined;
      const perDegree = pixelsPerDegree(instance);
      if (perDegree <= 0) return;
      atHome ??= perDegree;
      setView(viewOf(instance, perDegree, perDegree / atHome, unitRef.current));
    };
    const roamed = () => {
      frame ??= requestAnimationFrame(look);
    };
    const settled = () => {
      atHome = pixelsPerDegree(instance);
      instance.off('finished', settled);
    };
    instance.on('finished', settled);
    instance.on('georoam', roamed);
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      instance.off('georoam', roamed);
      instance.off('finished', settled);
    };
  }, []);

  const goHome = useCallback((instance: ECharts) => {
    instance.setOption({ geo: { center: [(WEST + EAST) / 2, (NORTH + SOUTH) / 2], zoom: 1 } });
    setView(WHOLE);
  }, []);

  return { view, follow, goHome };
}

function pixelsPerDegree(instance: ECharts): number {
  const [, top = 0] = pixelOf(instance, WEST, NORTH) ?? [];
  const [, bottom = 0] = pixelOf(instance, WEST, SOUTH) ?? [];
  return (bottom - top) / (NORTH - SOUTH);
}

/** Pixel of a place in the chart's box; undefined while the map is not laid out. */
export function pixelOf(instance: ECharts, lng: number, lat: number): number[] | undefined {
  // Typed as always there, but undefined before the first option and after disposal.
  const at: number[] | undefined = instance.isDisposed()
    ? undefined
    : instance.convertToPixel(GEO, [lng, lat]);
  return at;
}

function viewOf(instance: ECharts, perDegree: number, zoom: number, unit: number): MapView {
  const [west = WEST, north = NORTH] = instance.convertFromPixel(GEO, [0, 0]);
  const corner = [instance.getWidth(), instance.getHeight()];
  const [east = EAST, south = SOUTH] = instance.convertFromPixel(GEO, corner);
  return {
    byTown: zoom < WHOLE_UP_TO,
    level: levelFor((CELL_UNITS * unit) / perDegree),
    bounds: [west, south, east, north],
  };
}

/** Zooms about a pixel of the chart's box. */
export function zoomAbout(instance: ECharts, factor: number, x: number, y: number) {
  instance.dispatchAction({
    type: 'geoRoam',
    componentType: 'geo',
    geoId: 'district',
    zoom: factor,
    originX: x,
    originY: y,
  });
}
