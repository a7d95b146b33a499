import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { MapPoint } from '../../wall-client/charts/district-map/cluster.ts';
import { DistrictMap } from '../../wall-client/charts/district-map/DistrictMap.tsx';
import { echarts } from '../../wall-client/charts/echarts.ts';
import { BOX, chartPage, SHADE, UNIT } from './chart-points.ts';

let render: (points: readonly MapPoint[]) => void = () => undefined;
const { page, finished } = chartPage((points) => render(points));

const NONE: readonly MapPoint[] = [];
const NO_UNITS: readonly never[] = [];
const nothing = () => undefined;

/** The wall's own map in the wall's own chart host. */
function Page() {
  const [points, setPoints] = useState(NONE);
  render = setPoints;
  return (
    <div style={{ ...BOX, position: 'relative' }}>
      <DistrictMap
        points={points}
        others={NONE}
        shade={SHADE}
        selectedTown={null}
        units={NO_UNITS}
        news={[]}
        unit={UNIT}
        label="map"
        onTown={nothing}
        onCase={nothing}
        onUnit={nothing}
        onPainted={ready}
      />
    </div>
  );
}

function ready() {
  // Of the map's charts the labelled one holds the cases.
  const box = document.querySelector<HTMLElement>('[role="img"] [_echarts_instance_]');
  const instance = box && echarts.getInstanceByDom(box);
  if (!instance) throw new Error('the chart is not where it was');
  instance.on('finished', finished);
  window.chartPage = page;
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
