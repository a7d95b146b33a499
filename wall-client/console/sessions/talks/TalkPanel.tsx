import { useCallback, useState } from 'react';
import type { SessionDetail } from '../../../../wire/sessions.ts';
import { useDeed } from '../../../desk/api/use-deed.ts';
import { Problem } from '../../../desk/parts/Problem.tsx';
import { useServerClock } from '../../../replica/use-replica.ts';
import { minuteTime, shortMoment } from '../../../ui/format.ts';
import { useNow } from '../../../wall/use-now.ts';
import { useSessionsApi } from '../api/use-sessions-api.ts';
import { span } from '../conduct/conduct-view.ts';
import type { Invitee } from '../roster/roster-state.ts';
import { talkDrafts } from './talk-drafts.ts';

const LONGEST_NOTE = 4_000;

/** A talk: begun, written down, ended; those before stand below. */
export function TalkPanel({
  invitee,
  talks,
  mayTalk,
  onSaved,
}: {
  invitee: Invitee;
  talks: SessionDetail['talks'];
  mayTalk: boolean;
  onSaved: () => void;
}) {
  const api = useSessionsApi();
  const exact = useServerClock();
  const clock = useCallback(() => Math.floor(exact()), [exact]);
  const now = useNow(clock);
  const { busy, problem, run } = useDeed();
  const key = `${invitee.sessionId}/${invitee.inviteeId}`;
  const [draft, setDraft] = useState(() => talkDrafts.get(key));
  const keep = (next: typeof draft) => {
    talkDrafts.set(key, next);
    setDraft(next);
  };
  async function save() {
    if (!draft) return;
    const done = await run(async () => {
      await api.talk(invitee.sessionId, {
        ...{ inviteeId: invitee.inviteeId, startedAt: draft.startedAt },
        ...{ endedAt: Math.max(draft.startedAt, clock()), note: draft.note.trim() },
      });
    });
    if (!done) return;
    keep(null);
    onSaved();
  }
  return (
    <section className="card" aria-label="谈话">
      <h3>谈话笔录</h3>
      {mayTalk && draft === null && (
        <button type="button" onClick={() => keep({ startedAt: clock(), note: '' })}>
          开始谈话
        </button>
      )}
      {draft !== null && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (draft.note.trim() !== '') void save();
          }}
        >
          <p role="timer">
            自 {minuteTime(draft.startedAt)} 起，已谈{' '}
            <b>{span(Math.max(0, now - draft.startedAt))}</b>
          </p>
          <label className="field">
            <span>要点（存入活动记录）</span>
            <textarea
              rows={6}
              value={draft.note}
              maxLength={LONGEST_NOTE}
              onChange={({ target }) => keep({ ...draft, note: target.value })}
            />
          </label>
          <Problem text={problem} />
          <div className="form-foot">
            {draft.note.trim() === '' && <span className="hint">请填写谈话要点</span>}
            <button type="button" onClick={() => keep(null)} disabled={busy}>
              不记录
            </button>
            <button type="submit" className="primary" disabled={busy || draft.note.trim() === ''}>
              {busy ? '正在保存……' : '结束并保存'}
            </button>
          </div>
        </form>
      )}
      <ul className="talk-notes">
        {talks.map(({ talkId, startedAt, endedAt, note, by }) => (
          <li key={talkId}>
            <p className="hint">
              {shortMoment(startedAt)}–{minuteTime(endedAt)} · {by}
            </p>
            <p className="talk-note">{note}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
