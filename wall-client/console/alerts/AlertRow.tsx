import { memo } from 'react';
import { alertLevels } from '../../../wire/codes.ts';
import { useAsker } from '../../desk/api/use-asker.ts';
import { useMove } from '../../desk/api/use-move.ts';
import { usePermissions } from '../../desk/session/use-session.ts';
import { shortMoment } from '../../ui/format.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { dueWords } from '../../wall/scenes/overview/alerts/alerts.utils.ts';
import { type AlertItem, kindWords } from './alert-list.ts';
import { reopen } from './alerts-api.ts';

/** One alert: how urgent, of what, until when, and who has taken note of it. */
export const AlertRow = memo(function AlertRow({
  item,
  today,
  onNote,
}: {
  item: AlertItem;
  today: string;
  onNote: (alertId: string) => void;
}) {
  const { id, alert } = item;
  const asker = useAsker();
  const may = usePermissions();
  const { shown: noted, moving, move } = useMove(item.noted);
  const due = alert.dueOn === null ? null : dueWords(alert.kind, alert.dueOn, today);
  return (
    <li className={noted === null ? 'alert-row' : 'alert-row alert-noted'}>
      <span className={`alert-level alert-${alert.level}`}>
        <StatusMark name={alert.level} />
        {alertLevels.labels[alert.level]}
      </span>
      <span className="alert-body">
        <b>{kindWords(alert.kind)}</b>
        <span>{alert.text}</span>
        <span className="hint">
          {[...new Set([alert.caseNumber, alert.subject])].filter((part) => part).join('　')}
        </span>
      </span>
      <span className="alert-when">
        {due !== null && <b>{due}</b>}
        {alert.dueOn !== null && <span className="hint">{alert.dueOn}</span>}
      </span>
      <span className="alert-deed">
        {noted === null ? (
          may('alert.acknowledge') && (
            <button type="button" disabled={moving} onClick={() => onNote(id)}>
              {moving ? '正在撤回……' : '知悉'}
            </button>
          )
        ) : (
          <>
            <span>
              ✓ {noted.by} 已知悉
              <span className="hint">
                {' '}
                {shortMoment(noted.at)}
                {noted.note !== null && `：${noted.note}`}
              </span>
            </span>
            {may('alert.acknowledge') && (
              <button
                type="button"
                className="quiet"
                onClick={() => void move(null, () => reopen(asker, id))}
              >
                撤回
              </button>
            )}
          </>
        )}
      </span>
    </li>
  );
});
