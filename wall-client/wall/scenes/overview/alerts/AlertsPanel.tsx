import { useMemo } from 'react';
import { alertKinds, alertLevels } from '../../../../../wire/codes.ts';
import { useTopic } from '../../../../replica/use-replica.ts';
import { count } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/Notice.tsx';
import { Panel } from '../../../../ui/Panel.tsx';
import { StatusMark } from '../../../../ui/StatusMark.tsx';
import { shorten } from '../../../../ui/shorten.ts';
import { useFit } from '../../../../ui/use-fit.ts';
import { useNavigation } from '../../../navigation.ts';
import { countByLevel, inUrgency, levels } from './alerts.utils.ts';
import './AlertsPanel.css';

/** What wants an answer: how many of each level, and the most urgent ones. */
export function AlertsPanel() {
  const rows = useTopic('alert');
  const { openCase } = useNavigation();
  const { ref, rows: room } = useFit<HTMLOListElement>(62);
  const counts = useMemo(() => countByLevel(rows), [rows]);
  const urgent = useMemo(() => inUrgency(rows).slice(0, room), [rows, room]);
  return (
    <Panel
      title="预警"
      area="alerts"
      aside={
        <span className="alert-counts">
          {levels.map((level) => (
            <span key={level}>
              <StatusMark name={level} />
              {alertLevels.labels[level]} {count(counts[level])}
            </span>
          ))}
        </span>
      }
    >
      {rows.size === 0 ? (
        <Notice title="今日暂无预警" />
      ) : (
        <ol className="alerts" ref={ref}>
          {urgent.map(({ id, view }) => (
            <li key={id}>
              <button
                type="button"
                disabled={view.caseNumber === null}
                onClick={() => view.caseNumber !== null && openCase(view.caseNumber)}
              >
                <StatusMark name={view.level} />
                <span className="alert-what">
                  <span>{alertKinds.labels[view.kind]}</span>
                  <span className="alert-case">{shorten(view.caseNumber ?? view.subject, 15)}</span>
                </span>
                {view.dueOn && <span className="alert-due">期限 {view.dueOn.slice(5)}</span>}
              </button>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
