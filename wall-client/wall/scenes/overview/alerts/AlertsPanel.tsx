import { useMemo } from 'react';
import { alertKinds, alertLevels } from '../../../../../wire/codes.ts';
import type { View } from '../../../../../wire/views.ts';
import { useMeta, useTopic } from '../../../../replica/use-replica.ts';
import { minuteTime } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/Notice.tsx';
import { isNoted } from '../../../../ui/noted.ts';
import { Panel } from '../../../../ui/Panel.tsx';
import { StatusMark } from '../../../../ui/StatusMark.tsx';
import { shorten } from '../../../../ui/shorten.ts';
import { useFit } from '../../../../ui/use-fit.ts';
import { useNavigation } from '../../../navigation.ts';
import { aboutOf, countByLevel, dueWords, inUrgency, levels } from './alerts.utils.ts';
import './AlertsPanel.css';

/** What wants an answer: how many of each level, and the most urgent ones. */
export function AlertsPanel() {
  const rows = useTopic('alert');
  const noted = useTopic('acknowledged');
  const today = useMeta('courtToday');
  const { openCase } = useNavigation();
  const { ref, rows: room } = useFit<HTMLOListElement>(49);
  const counts = useMemo(() => countByLevel(rows), [rows]);
  const urgent = useMemo(() => inUrgency(rows).slice(0, room), [rows, room]);
  return (
    <Panel title="预警" area="alerts">
      {rows.size === 0 ? (
        <Notice title="今日暂无预警" />
      ) : (
        <div className="alerts-body">
          <p className="alert-counts">
            {levels.map((level) => (
              <span key={level} className={`alert-${level}`}>
                <StatusMark name={level} />
                {alertLevels.labels[level]}
                <b>{counts[level]}</b>
              </span>
            ))}
          </p>
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
                    <AlertAbout alert={view} />
                  </span>
                  <span className="alert-due">
                    {view.dueOn && today && <span>{dueWords(view.kind, view.dueOn, today)}</span>}
                    <Noted alert={view} by={noted.get(id)} />
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </div>
      )}
    </Panel>
  );
}

/** Somebody has taken note of it: said, and nothing hidden. */
function Noted({ alert, by }: { alert: View<'alert'>; by: View<'acknowledged'> | undefined }) {
  if (!isNoted(alert, by)) return null;
  return (
    <span className="alert-by">
      ✓ {shorten(by.by, 6)} {minuteTime(by.at)}
    </span>
  );
}

function AlertAbout({ alert }: { alert: View<'alert'> }) {
  const about = aboutOf(alert);
  const isCase = about === alert.caseNumber;
  return (
    <span className={isCase ? 'alert-case flush-number' : 'alert-case'}>{shorten(about, 15)}</span>
  );
}
