import EChartsReactCore from 'echarts-for-react/esm/core';
import { memo, useEffect, useRef } from 'react';
import { onFontsArrived } from '../ui/fonts-ahead.ts';
import type { ChartOption } from './changed-parts.ts';
import { type ChartUpdates, chartUpdates } from './chart-updates.ts';
import { pageDraws } from './draw-queue.ts';
import { type ECharts, echarts } from './echarts.ts';
import './ChartHost.css';

export interface ChartHostProps {
  /** Whole option from a pure `*.option.ts` function; the host hands on only what changed. */
  option: ChartOption;
  /** What the chart shows, for assistive technology and tests; null: another one says it. */
  label: string | null;
  /** Called once with the instance: to bind clicks and roam, to convert coordinates. Returns undo. */
  onInstance?: (instance: ECharts) => (() => void) | undefined;
}

/**
 * The one owner of ECharts instances: creates, sizes, updates and disposes. Updates go to the
 * instance directly (chart-updates.ts), the charts of a page in turn (draw-queue.ts).
 */
export const ChartHost = memo(function ChartHost(props: ChartHostProps) {
  const { option, label, onInstance } = props;
  const box = useRef<HTMLDivElement>(null);
  const updates = useRef<ChartUpdates | null>(null);
  const latest = useRef(option);
  const undo = useRef<(() => void) | undefined>(undefined);
  latest.current = option;

  function start(instance: ECharts) {
    updates.current = chartUpdates(instance, pageDraws);
    updates.current.show(latest.current);
    undo.current = onInstance?.(instance);
  }

  useEffect(() => {
    updates.current?.show(option);
  }, [option]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const resized = new ResizeObserver(() => updates.current?.resize());
    resized.observe(element);
    // Text on a canvas is not repainted by the browser when its font arrives.
    const deaf = onFontsArrived(() => updates.current?.resize());
    return () => {
      resized.disconnect();
      deaf();
      undo.current?.();
      updates.current?.stop();
      updates.current = null;
    };
  }, []);

  return (
    <div
      className="chart"
      ref={box}
      {...(label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <EChartsReactCore
        echarts={echarts}
        option={EMPTY}
        autoResize={false}
        shouldSetOption={never}
        onChartReady={start}
        style={FILL}
      />
    </div>
  );
});

const EMPTY = {};
const FILL = { width: '100%', height: '100%' };
const never = () => false;
