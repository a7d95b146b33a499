import { useCallback, useState } from 'react';
import { usePolled } from '../../../desk/api/use-polled.ts';
import { usePermissions } from '../../../desk/session/use-session.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { useSessionsApi } from '../api/use-sessions-api.ts';
import { OutcomeDialog } from '../outcome/OutcomeDialog.tsx';
import { ReasonDialog } from '../parts/ReasonDialog.tsx';
import { type Invitee, listed, outcomeWords, STEP_WORDS, stepOf } from '../roster/roster-state.ts';
import { type SessionRow, useInvitees } from '../use-session-rows.ts';
import { TalkPanel } from './TalkPanel.tsx';

/** One after another: who is talked with, what was said, what came of it. */
export function TalksTab({ id, row }: { id: string; row: SessionRow }) {
  const api = useSessionsApi();
  const may = usePermissions();
  const invitees = listed(useInvitees(id), 'all');
  const load = useCallback((signal: AbortSignal) => api.detail(id, signal), [api, id]);
  const detail = usePolled(load, { every: 30_000, keeps: true });
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState<'outcome' | 'undo' | null>(null);
  const first = invitees.find(({ arrival, outcome }) => arrival && !outcome) ?? invitees[0];
  const open = invitees.find(({ inviteeId }) => inviteeId === chosen) ?? first;
  const conducts = may('session.conduct') && row.state !== 'cancelled';
  const hasBegun = row.state === 'running' || row.state === 'ended';
  if (!open) return <Notice title="名单还是空的">先在“名单”里选案邀请</Notice>;
  const talks = detail.value?.talks.filter(({ inviteeId }) => inviteeId === open.inviteeId) ?? [];
  const done = outcomeWords(open);
  return (
    <section className="talks" aria-label="谈话与结果">
      <ul className="talk-list" aria-label="名单">
        {invitees.map((invitee) => (
          <li key={invitee.inviteeId}>
            <button
              type="button"
              className="quiet"
              aria-current={invitee.inviteeId === open.inviteeId ? 'true' : undefined}
              onClick={() => setChosen(invitee.inviteeId)}
            >
              <b>{invitee.maskedName}</b>
              <span className="hint">{invitee.caseNumber}</span>
              <span className={`talk-step step-${stepOf(invitee)}`}>{stateWord(invitee)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="talk-main">
        <section className="card" aria-label="结果">
          <h3>
            {open.maskedName} · {open.caseNumber}
          </h3>
          {done === null ? (
            <div className="talk-outcome">
              <p className="hint">
                {hasBegun ? '还没有登记结果' : '活动开始后可登记结果；谈话随时可记'}
              </p>
              {conducts && hasBegun && (
                <button type="button" className="primary" onClick={() => setAsking('outcome')}>
                  登记结果
                </button>
              )}
            </div>
          ) : (
            <div className="talk-outcome">
              <p>
                <b>{done}</b>
              </p>
              {conducts && (
                <button type="button" className="quiet" onClick={() => setAsking('undo')}>
                  撤销结果
                </button>
              )}
            </div>
          )}
        </section>
        <TalkPanel
          key={open.inviteeId}
          invitee={open}
          talks={talks}
          mayTalk={conducts}
          onSaved={detail.again}
        />
      </div>
      {asking === 'outcome' && <OutcomeDialog invitee={open} onClose={() => setAsking(null)} />}
      {asking === 'undo' && (
        <ReasonDialog
          title={`撤销 ${open.maskedName} 的结果`}
          action="撤销结果"
          isDanger
          onDo={async (reason) => void (await api.undoOutcome(id, open.inviteeId, reason))}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

function stateWord(invitee: Invitee): string {
  const step = stepOf(invitee);
  if (step === 'arrived') return invitee.talks > 0 ? '已谈话' : '待谈话';
  return step === 'dealtWith' ? '有结果' : step === 'served' ? '未到场' : STEP_WORDS[step];
}
