import { useMemo } from 'react';
import { type TerminationCondition, terminationConditions } from '../../../../wire/codes.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { FitList } from './FitList.tsx';
import './TerminationPanel.css';

/** The 终本 checklist: every condition as a box, and in words what is still missing. */
export function TerminationPanel({
  lacks,
  unit,
}: {
  lacks: readonly TerminationCondition[];
  unit: number;
}) {
  const entries = useMemo(() => {
    const met = terminationConditions.codes.filter((condition) => !lacks.includes(condition));
    return [...lacks, ...met].map((condition, index) => ({
      key: condition,
      node: (
        <div className={index < lacks.length ? 'condition' : 'condition condition-met'}>
          <Box met={index >= lacks.length} />
          <span>{terminationConditions.labels[condition]}</span>
        </div>
      ),
    }));
  }, [lacks]);
  return (
    <Panel title="终本条件">
      <FitList
        entries={entries}
        rest={(hidden) => restText(hidden, entries.length - hidden, lacks.length)}
        unit={unit}
        label="终本条件"
      />
    </Panel>
  );
}

function Box({ met }: { met: boolean }) {
  return (
    <svg
      className="condition-box"
      viewBox="0 0 20 20"
      role="img"
      aria-label={met ? '已具备' : '未具备'}
    >
      <rect x="1.5" y="1.5" width="17" height="17" rx="2" />
      {met && <path d="M5 10.5l3.5 3.5L15 6.5" />}
    </svg>
  );
}

/** The missing ones come first, so what is hidden is mostly met. */
function restText(hidden: number, shown: number, missing: number): string {
  return missing > shown ? `另缺 ${missing - shown} 项` : `其余 ${hidden} 项已具备`;
}
