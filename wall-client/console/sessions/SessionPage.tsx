import { useState } from 'react';
import { Dialog } from '../../desk/parts/Dialog.tsx';
import { usePermissions } from '../../desk/session/use-session.ts';
import { usePosition } from '../../replica/use-replica.ts';
import { Notice, Skeleton } from '../../ui/Notice.tsx';
import { hashOf } from '../route.ts';
import { useSessionsApi } from './api/use-sessions-api.ts';
import { ConductTab } from './conduct/ConductTab.tsx';
import { RecordTab } from './ledger/RecordTab.tsx';
import { StateBadge } from './list/SessionList.tsx';
import { dayAndTime } from './local-time.ts';
import { ReasonDialog } from './parts/ReasonDialog.tsx';
import { PlanForm } from './plan/PlanForm.tsx';
import { draftOfPlan } from './plan/plan-draft.ts';
import { RosterTab } from './roster/RosterTab.tsx';
import { RunSheetTab } from './run-sheet/RunSheetTab.tsx';
import { TalksTab } from './talks/TalksTab.tsx';
import { type SessionRow, useSessionRow } from './use-session-rows.ts';
import { useWallName } from './use-walls.ts';

const TABS = [
  { id: 'roster', name: '名单' },
  { id: 'sheet', name: '节目单' },
  { id: 'conduct', name: '主持' },
  { id: 'talks', name: '谈话与结果' },
  { id: 'record', name: '活动记录' },
] as const;
type Tab = (typeof TABS)[number]['id'];

/** One session: its head, and the tab that is open. */
export function SessionPage({ id, tab }: { id: string; tab: string | null }) {
  const row = useSessionRow(id);
  const { ready } = usePosition();
  if (!row) {
    return ready ? (
      <Notice title="没有这场活动">请回到警示活动列表</Notice>
    ) : (
      <Skeleton lines={8} />
    );
  }
  const first: Tab =
    row.state === 'running' ? 'conduct' : row.state === 'ended' ? 'record' : 'roster';
  const open = TABS.find((one) => one.id === tab)?.id ?? first;
  return (
    <div className="sessions session-page">
      <SessionHead id={id} row={row} />
      <nav className="tabs" aria-label="活动各项">
        {TABS.map((one) => (
          <a
            key={one.id}
            href={hashOf('sessions', id, one.id)}
            aria-current={one.id === open ? 'page' : undefined}
          >
            {one.name}
            {one.id === 'roster' && <span className="tab-count">{row.invited}</span>}
            {one.id === 'sheet' && <span className="tab-count">{row.items}</span>}
          </a>
        ))}
      </nav>
      {open === 'roster' && <RosterTab id={id} row={row} />}
      {open === 'sheet' && <RunSheetTab id={id} row={row} />}
      {open === 'conduct' && <ConductTab id={id} row={row} />}
      {open === 'talks' && <TalksTab id={id} row={row} />}
      {open === 'record' && <RecordTab id={id} row={row} />}
    </div>
  );
}

function SessionHead({ id, row }: { id: string; row: SessionRow }) {
  const api = useSessionsApi();
  const may = usePermissions();
  const wall = useWallName(row.wallId);
  const [asking, setAsking] = useState<'change' | 'cancel' | null>(null);
  const isOpen = row.state === 'planned' || row.state === 'running';
  return (
    <header className="page-head">
      <a href={hashOf('sessions')} aria-label="回到警示活动列表">
        ‹ 列表
      </a>
      <h2>{row.title}</h2>
      <StateBadge state={row.state} />
      <span className="hint">
        {dayAndTime(row.plannedAt)} · {wall} · 主持 {row.host}
        {row.reason !== null && ` · ${row.reason}`}
      </span>
      {may('session.plan') && isOpen && (
        <div className="page-side">
          <button type="button" onClick={() => setAsking('change')}>
            修改
          </button>
          {row.state === 'planned' && (
            <button type="button" className="quiet" onClick={() => setAsking('cancel')}>
              取消活动
            </button>
          )}
        </div>
      )}
      {asking === 'change' && (
        <Dialog title="修改活动" onClose={() => setAsking(null)}>
          <PlanForm
            start={draftOfPlan(row)}
            action="保存"
            isFixed={row.state === 'running'}
            onSave={async (plan) => {
              const { wallId, plannedAt, ...words } = plan;
              await api.change(
                id,
                row.state === 'running' ? words : { ...words, wallId, plannedAt },
              );
              setAsking(null);
            }}
            onCancel={() => setAsking(null)}
          />
        </Dialog>
      )}
      {asking === 'cancel' && (
        <ReasonDialog
          title="取消这场活动"
          action="取消活动"
          isDanger
          onDo={async (reason) => void (await api.cancel(id, reason))}
          onClose={() => setAsking(null)}
        />
      )}
    </header>
  );
}
