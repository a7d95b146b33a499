export type LngLat = readonly [number, number];

/** How a map lies in its box: the same for every chart of one map, so that they lie on one another. */
export interface MapFrame {
  readonly mapName: string;
  readonly aspect: number;
  readonly home: readonly [LngLat, LngLat];
  /** Pixels of one design unit. */
  readonly unit: number;
}

/** The geo component's part that all charts of one map share. */
export function geoFrame({ mapName, aspect, home, unit }: MapFrame) {
  // Each state's label is an element to ECharts, even where it is never shown.
  const unlabelled = { label: { show: false } };
  return {
    id: 'district',
    map: mapName,
    scaleLimit: { min: 1, max: 80 },
    aspectScale: aspect,
    preserveAspect: 'contain',
    boundingCoords: home,
    left: 12 * unit,
    right: 12 * unit,
    top: 4 * unit,
    bottom: 4 * unit,
    ...unlabelled,
    selectedMode: false,
    emphasis: { disabled: true, ...unlabelled },
    select: unlabelled,
  };
}
