import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as core from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

/** The ECharts of printed pages: as SVG, so that paper is sharp, and as a picture to save. */
core.use([BarChart, LineChart, GridComponent, CanvasRenderer, SVGRenderer]);

export const paperEcharts = core;
