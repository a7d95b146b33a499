import { useState } from 'react';
import { coerciveMeasures, warningOutcomes } from '../../../../wire/codes.ts';
import { courtDayOf } from '../../../../wire/court-day.ts';
import { useDeed } from '../../../desk/api/use-deed.ts';
import { Dialog } from '../../../desk/parts/Dialog.tsx';
import { Problem } from '../../../desk/parts/Problem.tsx';
import { useServerClock } from '../../../replica/use-replica.ts';
import { useSessionsApi } from '../api/use-sessions-api.ts';
import type { Invitee } from '../roster/roster-state.ts';
import { Instalments } from './Instalments.tsx';
import { MeasureFields } from './MeasureFields.tsx';
import { EMPTY_OUTCOME, lackOfOutcome, type OutcomeDraft, sentOutcome } from './outcome-draft.ts';

/** What came of it for one invitee; the same commit tells it to the case. */
export function OutcomeDialog({ invitee, onClose }: { invitee: Invitee; onClose: () => void }) {
  const api = useSessionsApi();
  const clock = useServerClock();
  const { busy, problem, run } = useDeed();
  const [draft, setDraft] = useState(EMPTY_OUTCOME);
  const today = courtDayOf(clock());
  const lack = lackOfOutcome(draft, today);
  const set = (change: Partial<OutcomeDraft>) => setDraft({ ...draft, ...change });
  return (
    <Dialog title={`登记结果 · ${invitee.maskedName}`} onClose={onClose}>
      <form
        className="form outcome-form"
        onSubmit={async (event) => {
          event.preventDefault();
          const sent = sentOutcome(draft, today);
          if (!sent) return;
          const done = await run(async () => {
            await api.outcome(invitee.sessionId, invitee.inviteeId, sent);
          });
          if (done) onClose();
        }}
      >
        <fieldset className="switch" aria-label="结果">
          {warningOutcomes.codes.map((code) => (
            <button
              key={code}
              type="button"
              aria-pressed={draft.outcome === code}
              onClick={() => set({ outcome: code })}
            >
              {warningOutcomes.labels[code]}
            </button>
          ))}
        </fieldset>
        {draft.outcome !== 'refused' && (
          <label className="field">
            <span>当场履行金额，元{draft.outcome === 'settled' && '（没有则不填）'}</span>
            <input
              inputMode="decimal"
              value={draft.paid}
              autoComplete="off"
              onChange={({ target }) => set({ paid: target.value })}
            />
          </label>
        )}
        {draft.outcome === 'settled' && (
          <>
            <label className="field">
              <span>和解金额，元（不含当场履行部分）</span>
              <input
                inputMode="decimal"
                value={draft.settled}
                autoComplete="off"
                onChange={({ target }) => set({ settled: target.value })}
              />
            </label>
            <label className="field">
              <span>履行期限</span>
              <input
                type="date"
                value={draft.deadline}
                min={today}
                onChange={({ target }) => set({ deadline: target.value })}
              />
            </label>
            <Instalments
              instalments={draft.instalments}
              onChange={(instalments) => set({ instalments })}
            />
          </>
        )}
        <label className="field">
          <span>采取的措施</span>
          <select value={draft.measure} onChange={({ target }) => set({ measure: target.value })}>
            <option value="">不采取</option>
            {coerciveMeasures.codes.map((code) => (
              <option key={code} value={code}>
                {coerciveMeasures.labels[code]}
              </option>
            ))}
          </select>
        </label>
        {draft.measure !== '' && <MeasureFields draft={draft} onChange={set} />}
        <label className="field">
          <span>被执行人陈述（可不填）</span>
          <textarea
            rows={2}
            maxLength={1_000}
            value={draft.statement}
            onChange={({ target }) => set({ statement: target.value })}
          />
        </label>
        <div className="form-foot">
          {lack !== null && <span className="hint">{lack}</span>}
          <Problem text={problem} />
          <button type="button" onClick={onClose} disabled={busy}>
            返回
          </button>
          <button type="submit" className="primary" disabled={busy || lack !== null}>
            {busy ? '正在登记……' : '登记结果'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
