import {
  BarChart,
  CustomChart,
  GraphChart,
  LineChart,
  LinesChart,
  MapChart,
  ScatterChart,
} from 'echarts/charts';
import { GeoComponent, GridComponent } from 'echarts/components';
import * as core from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

/**
 * The ECharts of this wall: only what its scenes use. A scene that needs another series or component
 * adds it here. There is no tooltip component: a wall has no mouse, and HTML tooltips have been an
 * injection hole.
 */
core.use([
  BarChart,
  CustomChart,
  GraphChart,
  LineChart,
  LinesChart,
  MapChart,
  ScatterChart,
  GeoComponent,
  GridComponent,
  CanvasRenderer,
]);

export const echarts = core;
export type { ECharts, EChartsCoreOption } from 'echarts/core';
