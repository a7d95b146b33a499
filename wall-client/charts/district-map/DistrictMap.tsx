import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import type { TownCode } from '../../../wire/codes.ts';
import { mapRamp } from '../../ui/palette.ts';
import { ChartHost } from '../ChartHost.tsx';
import type { ECharts } from '../echarts.ts';
import { cellOf, clusterByTown, clusterOnGrid, type MapPoint } from './cluster.ts';
import * as geography from './geography.ts';
import { groundOption } from './ground.option.ts';
import { mapOption } from './map.option.ts';
import { namesOption } from './names.option.ts';
import { type MapNews, Pulses } from './Pulses.tsx';
import { flatten, keepIfSame, shadeSteps } from './points.ts';
import type { MapUnit } from './units.option.ts';
import { useHomecoming } from './use-homecoming.ts';
import { useLayer } from './use-layer.ts';
import { pixelOf, useMapView, zoomAbout } from './use-map-view.ts';
import './DistrictMap.css';

export interface DistrictMapProps {
  /** Open cases: clustered, tapped, counted. */
  points: readonly MapPoint[];
  /** Cases just closed: only dots. */
  others: readonly MapPoint[];
  /** The figure that shades each town, by town code; missing: not known. */
  shade: ReadonlyMap<string, number>;
  selectedTown: string | null;
  /** What has just happened: pulses once each. */
  news: readonly MapNews[];
  /** Who is in the field. */
  units: readonly MapUnit[];
  unit: number;
  label: string;
  onTown: (code: string) => void;
  onCase: (caseNumber: string) => void;
  onUnit: (id: string) => void;
  onPainted: () => void;
  children?: ReactNode;
}

geography.registerDistrictMap();

const FRAME = { aspect: geography.ASPECT, home: geography.HOME };

/**
 * The district map (示意图): wheel or pinch to zoom, tap a town, a cluster or a case. Three charts, one on
 * the other: the ground, what changes with every case, the names.
 */
export function DistrictMap(props: DistrictMapProps) {
  const { points, others, shade, selectedTown, news, units, unit, label } = props;
  const chart = useRef<ECharts | null>(null);
  const handlers = useRef(props);
  handlers.current = props;
  const { view, follow, goHome } = useMapView(unit);
  const ground = useLayer();
  const names = useLayer();
  const home = useCallback(() => {
    if (chart.current) goHome(chart.current);
    for (const { chart: layer } of [ground, names]) if (layer.current) goHome(layer.current);
  }, [goHome, ground, names]);
  const touched = useHomecoming(home);

  const dots = useDots(points);
  const otherDots = useDots(others);
  const clusters = useMemo(
    () => (view.byTown ? clusterByTown(points) : clusterOnGrid(points, view.level, view.bounds)),
    [points, view],
  );
  const groundPicture = useMemo(() => {
    const values = geography.townPlaces.map((town) => shade.get(town.code) ?? null);
    const steps = shadeSteps(values, mapRamp.length);
    return groundOption({
      ...FRAME,
      mapName: geography.MAP_NAME,
      districtLines: geography.districtLines,
      riverLines: geography.riverLines,
      towns: geography.townPlaces.map(({ name }, at) => ({ name, step: steps[at] ?? null })),
      selectedLines: geography.townLines(selectedTown),
      unit,
    });
  }, [shade, selectedTown, unit]);

  const option = useMemo(
    () =>
      mapOption({
        ...FRAME,
        mapName: geography.TOWNS_NAME,
        towns: geography.townPlaces,
        dots,
        otherDots,
        clusters,
        byTown: view.byTown,
        units,
        unit,
      }),
    [dots, otherDots, clusters, view, units, unit],
  );

  const namesPicture = useMemo(
    () =>
      namesOption({
        ...FRAME,
        mapName: geography.TOWNS_NAME,
        towns: geography.townPlaces,
        clusters,
        byTown: view.byTown,
        cell: cellOf(view.level),
        unit,
      }),
    [clusters, view, unit],
  );

  const onInstance = useCallback(
    (instance: ECharts) => {
      chart.current = instance;
      const unfollow = follow(instance);
      const painted = () => {
        instance.off('finished', painted);
        ground.whenPainted(() => names.whenPainted(() => handlers.current.onPainted()));
      };
      instance.on('finished', painted);
      instance.on('georoam', touched);
      instance.on('georoam', ground.roam);
      instance.on('georoam', names.roam);
      instance.on('click', (event) => clicked(instance, event, handlers.current));
      return () => {
        unfollow();
        chart.current = null;
      };
    },
    [follow, touched, ground, names],
  );

  const zoom = (factor: number) => {
    const instance = chart.current;
    if (!instance) return;
    touched();
    zoomAbout(instance, factor, instance.getWidth() / 2, instance.getHeight() / 2);
  };

  return (
    <div className="district-map" data-own-gestures>
      <ChartHost option={groundPicture} label={null} onInstance={ground.onInstance} />
      <ChartHost option={option} label={label} onInstance={onInstance} />
      <div className="district-map-names">
        <ChartHost option={namesPicture} label={null} onInstance={names.onInstance} />
      </div>
      <Pulses news={news} points={points} chart={chart} />
      <div className="district-map-zoom">
        <button type="button" aria-label="放大" onClick={() => zoom(2)}>
          ＋
        </button>
        <button type="button" aria-label="缩小" onClick={() => zoom(0.5)}>
          －
        </button>
        {!view.byTown && (
          <button type="button" onClick={home}>
            全区
          </button>
        )}
      </div>
      {props.children}
    </div>
  );
}

function useDots(points: readonly MapPoint[]): Float64Array {
  const earlier = useRef<Float64Array>(new Float64Array());
  return useMemo(() => {
    earlier.current = keepIfSame(earlier.current, flatten(points));
    return earlier.current;
  }, [points]);
}

interface MapClick {
  componentType: string;
  seriesId?: string | undefined;
  name: string;
  value?: unknown;
}

function clicked(instance: ECharts, event: MapClick, props: DistrictMapProps) {
  if (event.componentType === 'geo') {
    const code = geography.townCodeOf(event.name);
    if (code) props.onTown(code);
    return;
  }
  if (event.seriesId === 'units') {
    props.onUnit(event.name);
    return;
  }
  if (event.seriesId !== 'clusters' || !Array.isArray(event.value)) return;
  const [lng, lat, count]: unknown[] = event.value;
  if (count === 1) props.onCase(event.name);
  else if (isTown(event.name)) props.onTown(event.name);
  else if (typeof lng === 'number' && typeof lat === 'number') {
    const [x = 0, y = 0] = pixelOf(instance, lng, lat) ?? [];
    zoomAbout(instance, 2, x, y);
  }
}

function isTown(key: string): key is TownCode {
  return geography.townPlaces.some((town) => town.code === key);
}
