import * as echarts from 'echarts';
import ReactECharts from 'echarts-for-react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import neighbours from '../../fixtures/maps/neighbours.json';
import towns from '../../fixtures/maps/towns.json';
import {
  type Cluster,
  clusterByTown,
  type MapPoint,
} from '../../wall-client/charts/district-map/cluster.ts';
import * as geography from '../../wall-client/charts/district-map/geography.ts';
import { BOX, chartPage, UNIT } from './chart-points.ts';

const features = [...neighbours.features, ...towns.features];
echarts.registerMap('district', JSON.stringify({ type: 'FeatureCollection', features }));

let render: (points: readonly MapPoint[]) => void = () => undefined;
const { page, finished } = chartPage((points) => render(points));

/** The same picture as one writes it at first: all of ECharts, the whole option at every change. */
function Page() {
  const [points, setPoints] = useState<readonly MapPoint[]>([]);
  render = setPoints;
  return (
    <ReactECharts
      option={wholeOption(points)}
      style={BOX}
      onEvents={{ finished }}
      onChartReady={() => {
        window.chartPage = page;
      }}
    />
  );
}

function wholeOption(points: readonly MapPoint[]) {
  return {
    geo: {
      map: 'district',
      roam: true,
      aspectScale: geography.ASPECT,
      boundingCoords: geography.HOME,
      itemStyle: { areaColor: '#0d1826', borderColor: '#24364a' },
      regions: geography.townPlaces.map((town, at) => ({
        name: town.name,
        itemStyle: { areaColor: ['#14324a', '#1a4563', '#21597e', '#2a6f9b'][at % 4] },
      })),
    },
    series: [
      lines(geography.riverLines, '#3d6f94', 4 * UNIT),
      lines(geography.districtLines, '#7f9db9', 2 * UNIT),
      {
        type: 'scatter',
        coordinateSystem: 'geo',
        symbolSize: 2.6 * UNIT,
        itemStyle: { color: '#4fa3d1', opacity: 0.8 },
        data: points.map((point) => ({ name: point.id, value: [point.lng, point.lat] })),
      },
      {
        type: 'scatter',
        coordinateSystem: 'geo',
        itemStyle: { color: 'rgba(10, 20, 32, 0.82)', borderColor: '#4fa3d1', borderWidth: 1 },
        label: { show: true, color: '#e8f0f7', fontSize: 26 * UNIT },
        data: clusterByTown(points).map(bubble),
      },
      {
        type: 'scatter',
        coordinateSystem: 'geo',
        symbolSize: 0.01,
        label: { show: true, position: 'top', color: '#e8f0f7', fontSize: 20 * UNIT },
        data: geography.townPlaces.map((town) => ({
          name: town.name,
          value: town.at,
          label: { formatter: town.name },
        })),
      },
    ],
  };
}

function bubble(one: Cluster) {
  return {
    name: one.key,
    value: [one.lng, one.lat, one.count],
    symbolSize: 70 * UNIT,
    label: { formatter: String(one.count) },
  };
}

function lines(all: readonly geography.Line[], color: string, width: number) {
  return {
    type: 'lines',
    coordinateSystem: 'geo',
    polyline: true,
    lineStyle: { color, width },
    data: all.map((coords) => ({ coords })),
  };
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
