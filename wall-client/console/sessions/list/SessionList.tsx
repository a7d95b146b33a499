import { sessionStates } from '../../../../wire/codes.ts';
import { usePermissions } from '../../../desk/session/use-session.ts';
import { usePosition, useTopic } from '../../../replica/use-replica.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { moneyText } from '../../../ui/format.ts';
import { Notice, Skeleton } from '../../../ui/Notice.tsx';
import { hashOf } from '../../route.ts';
import { dayAndTime } from '../local-time.ts';
import type { SessionRow } from '../use-session-rows.ts';
import { useWalls } from '../use-walls.ts';
import { grouped } from './session-order.ts';

/** Every session: what runs, what is planned, what is over. */
export function SessionList() {
  const rows = useTopic('session');
  const { ready } = usePosition();
  const may = usePermissions();
  const groups = grouped(rows);
  const walls = useWalls();
  return (
    <div className="sessions">
      <header className="page-head">
        <h2>警示活动</h2>
        {may('session.plan') && (
          <div className="page-side">
            <a className="button primary" href={hashOf('sessions', 'new')}>
              新建活动
            </a>
          </div>
        )}
      </header>
      {!ready && <Skeleton lines={6} />}
      {ready && groups.length === 0 && (
        <Notice title="还没有警示活动">新建一场：定时间与大屏，选案发传票，编节目单</Notice>
      )}
      {groups.map(({ title, sessions }) => (
        <section key={title} className="card" aria-label={title}>
          <h3>{title}</h3>
          <ul className="session-list">
            {sessions.map(([id, row]) => (
              <SessionLine
                key={id}
                id={id}
                row={row}
                wall={walls.get(row.wallId)?.title ?? row.wallId}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function SessionLine({ id, row, wall }: { id: string; row: SessionRow; wall: string }) {
  return (
    <li>
      <a href={hashOf('sessions', id)}>
        <span className="session-when">{dayAndTime(row.plannedAt)}</span>
        <b className="session-title">{row.title}</b>
        <StateBadge state={row.state} />
        <span className="session-where">
          {row.host} · {wall}
        </span>
        <span className="session-sum">{sumWords(row)}</span>
      </a>
    </li>
  );
}

export function StateBadge({ state }: { state: SessionRow['state'] }) {
  const tones = { planned: 'quiet', running: 'good', ended: 'info', cancelled: 'quiet' } as const;
  return <Badge tone={tones[state]}>{sessionStates.labels[state]}</Badge>;
}

function sumWords({ state, invited, served, tally }: SessionRow): string {
  if (state === 'planned') return `邀请 ${invited} 人 · 送达 ${served} 人`;
  if (state === 'cancelled') return `邀请 ${invited} 人`;
  return `到场 ${tally.arrived}／${invited} · 和解 ${tally.settled} · 当场 ${moneyText(tally.receivedFen)}`;
}
