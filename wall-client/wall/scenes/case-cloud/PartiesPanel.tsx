import { useMemo } from 'react';
import { Notice } from '../../../ui/Notice.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { partyLines } from './case-card.utils.ts';
import type { CaseRows } from './case-rows.ts';
import { FitList } from './FitList.tsx';
import './PartiesPanel.css';

/** Who stands on which side; names arrive masked. */
export function PartiesPanel({ rows, unit }: { rows: CaseRows; unit: number }) {
  const { parties } = rows;
  const { applicants } = rows.case;
  const entries = useMemo(
    () =>
      partyLines(parties, applicants).map((line) => ({
        key: line.id,
        node: (
          <div className="party">
            <span className="party-role">{line.role}</span>
            <span>
              {line.text}
              {line.left && <em>（已退出）</em>}
            </span>
          </div>
        ),
      })),
    [parties, applicants],
  );
  return (
    <Panel title="当事人">
      {entries.length === 0 ? (
        <Notice title="当事人尚未登记" />
      ) : (
        <FitList
          entries={entries}
          rest={(hidden) => `另有 ${hidden} 人`}
          unit={unit}
          label="当事人"
        />
      )}
    </Panel>
  );
}
