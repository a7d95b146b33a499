import { useMemo, useRef } from 'react';
import { seizureMeasures } from '../../../../wire/codes.ts';
import { ChartHost } from '../../../charts/ChartHost.tsx';
import { layoutGraph } from '../../../charts/case-graph/graph.layout.ts';
import { assetOf, caseGraphOption, hubSize } from '../../../charts/case-graph/graph.option.ts';
import type { GraphAsset } from '../../../charts/case-graph/graph.types.ts';
import type { ECharts } from '../../../charts/echarts.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { executeeNames } from './case-card.utils.ts';
import type { CaseRows } from './case-rows.ts';
import { Legend } from './Legend.tsx';
import { NoAssets } from './NoAssets.tsx';
import { useBox } from './use-box.ts';
import { useNews } from './use-news.ts';
import './GraphPanel.css';

export interface GraphPanelProps {
  rows: CaseRows;
  assets: readonly GraphAsset[];
  selectedId: string | null;
  onSelect: (id: string) => void;
  unit: number;
}

const MARGIN = 14;

/** The cloud: executee → kinds → assets. */
export function GraphPanel({ rows, assets, selectedId, onSelect, unit }: GraphPanelProps) {
  const ref = useRef<HTMLDivElement>(null);
  const box = useBox(ref, unit);
  const pulsing = useNews(assets);
  const executees = useMemo(() => executeeNames(rows.parties), [rows.parties]);
  const select = useRef(onSelect);
  select.current = onSelect;

  const geometry = useGeometry(assets);
  const layout = useMemo(
    () =>
      box && layoutGraph(geometry, box.width - 2 * MARGIN, box.height - MARGIN, hubSize(executees)),
    [geometry, box, executees],
  );
  const option = useMemo(
    () => layout && caseGraphOption({ layout, assets, executees, selectedId, pulsing, unit }),
    [layout, assets, executees, selectedId, pulsing, unit],
  );
  return (
    <Panel title="财产云图" aside={assets.length > 0 && <MeasureLegend />} bleed>
      <div className="graph">
        <div className="graph-box" ref={ref}>
          {assets.length === 0 && <NoAssets rows={rows} unit={unit} />}
          {assets.length > 0 && option && (
            <div className="graph-canvas">
              <ChartHost
                option={option}
                label={`财产云图，${assets.length} 项财产`}
                onInstance={(instance) => bindSelect(instance, (id) => select.current(id))}
              />
            </div>
          )}
        </div>
        <Legend assets={assets} />
      </div>
    </Panel>
  );
}

/** The same list until something that places nodes changes, so that a change of state lays out nothing. */
function useGeometry(assets: readonly GraphAsset[]): readonly GraphAsset[] {
  const held = useRef(assets);
  const same =
    held.current.length === assets.length &&
    assets.every((asset, index) => {
      const before = held.current[index];
      return before?.id === asset.id && before.kind === asset.kind && before.value === asset.value;
    });
  if (!same) held.current = assets;
  return held.current;
}

function bindSelect(instance: ECharts, onSelect: (id: string) => void): () => void {
  const onClick = (event: { seriesId?: unknown; name?: unknown }) => {
    const id = assetOf(event);
    if (id !== null) onSelect(id);
  };
  instance.on('click', onClick);
  return () => {
    if (!instance.isDisposed()) instance.off('click', onClick);
  };
}

const dashes = { seal: undefined, distraint: '14 8', freeze: '3 7' } as const;

function MeasureLegend() {
  return (
    <>
      {seizureMeasures.codes.map((measure) => (
        <span className="graph-measure" key={measure}>
          <svg viewBox="0 0 56 8" aria-hidden="true">
            <line x1="3" y1="4" x2="53" y2="4" strokeDasharray={dashes[measure]} />
          </svg>
          {seizureMeasures.labels[measure]}
        </span>
      ))}
      <span className="graph-arc">外圈：剩余期限</span>
    </>
  );
}
