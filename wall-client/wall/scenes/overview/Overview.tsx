import { lazy, Suspense, useRef, useState } from 'react';
import { Skeleton } from '../../../ui/Notice.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useFigureKeys } from '../../figure-card/use-figure-keys.ts';
import { afterFirstPaint } from '../../first-paint.ts';
import type { SceneProps } from '../scene.ts';
import { KeyFigures } from './figures/KeyFigures.tsx';
import './Overview.css';

const rest = () => afterFirstPaint(() => import('./panels.ts'));
const Trend = lazy(async () => ({ default: (await rest()).TrendPanel }));
const Closing = lazy(async () => ({ default: (await rest()).ClosingPanel }));
const Centre = lazy(async () => ({ default: (await rest()).CentrePanel }));
const AssetStatus = lazy(async () => ({ default: (await rest()).AssetStatusPanel }));
const SeizureClock = lazy(async () => ({ default: (await rest()).SeizureClockPanel }));
const Alerts = lazy(async () => ({ default: (await rest()).AlertsPanel }));
const Ticker = lazy(async () => ({ default: (await rest()).TickerPanel }));
const Video = lazy(async () => ({ default: (await rest()).VideoPanel }));
const Results = lazy(async () => ({ default: (await rest()).ResultsPanel }));

/** 执行总览: the bureau's whole picture. */
export function Overview({ arrangement, unit, onPainted }: SceneProps) {
  const wide = arrangement === 'wide';
  const [visit] = useState(nextVisit);
  // While pictures come in they get more room; what is less urgent shares its place meanwhile.
  const [filming, setFilming] = useState(false);
  const turns = filming && arrangement === 'base';
  const values = wide && !filming;
  const scene = useRef<HTMLDivElement>(null);
  useFigureKeys(scene);
  return (
    <div
      ref={scene}
      className={`overview overview-${arrangement}${filming ? ' overview-filming' : ''}`}
    >
      <KeyFigures />
      {(!turns || visit % 2 === 0) && (
        <Suspense fallback={<Waiting area="trend" title="月度趋势" />}>
          <Trend unit={unit} />
        </Suspense>
      )}
      {(!turns || visit % 2 === 1) && (
        <Suspense fallback={<Waiting area="closing" title="结案方式" />}>
          <Closing unit={unit} />
        </Suspense>
      )}
      <Suspense fallback={<Waiting area="map" title="辖区案件分布" />}>
        <Centre unit={unit} visit={visit} onPainted={onPainted} />
      </Suspense>
      <Suspense fallback={<Waiting area="assets" title="财产查控" />}>
        <AssetStatus
          area="assets"
          first={values || visit % 2 === 0 ? 'count' : 'value'}
          fixed={values}
        />
      </Suspense>
      {values && (
        <Suspense fallback={<Waiting area="values" title="财产查控" />}>
          <AssetStatus area="values" first="value" fixed />
        </Suspense>
      )}
      {wide && (
        <Suspense fallback={<Waiting area="results" title="成效指标" />}>
          <Results />
        </Suspense>
      )}
      <Suspense fallback={<Waiting area="clock" title="查控到期" />}>
        <SeizureClock />
      </Suspense>
      <Suspense fallback={<Waiting area="alerts" title="预警" />}>
        <Alerts />
      </Suspense>
      <Suspense fallback={<Waiting area="ticker" title="办案动态" />}>
        <Ticker />
      </Suspense>
      <Suspense fallback={<Waiting area="video" title="现场视频" />}>
        <Video unit={unit} onShowing={setFilming} />
      </Suspense>
    </div>
  );
}

function Waiting({ area, title }: { area: string; title: string }) {
  return (
    <Panel title={title} area={area}>
      <Skeleton />
    </Panel>
  );
}

let visits = 0;
/** Switchable panels begin with the other side on every second visit of the rotation. */
function nextVisit(): number {
  visits += 1;
  return visits - 1;
}
