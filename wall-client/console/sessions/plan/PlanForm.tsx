import { useState } from 'react';
import { useDeed } from '../../../desk/api/use-deed.ts';
import { Problem } from '../../../desk/parts/Problem.tsx';
import { useServerClock } from '../../../replica/use-replica.ts';
import type { SessionPlan } from '../api/sessions-api.ts';
import { useWalls } from '../use-walls.ts';
import { LONGEST_PLAN, lackOfPlan, type PlanDraft, planOf } from './plan-draft.ts';

/** Title, time, wall, host and legal points of a session; what was typed stays until it is taken. */
export function PlanForm({
  start,
  action,
  isFixed = false,
  onSave,
  onCancel,
}: {
  start: PlanDraft;
  action: string;
  /** Its time and wall stand: it is on. */
  isFixed?: boolean;
  onSave: (plan: SessionPlan) => Promise<void>;
  onCancel: () => void;
}) {
  const walls = useWalls();
  const clock = useServerClock();
  const { busy, problem, run } = useDeed();
  const [draft, setDraft] = useState(start);
  const set = (change: Partial<PlanDraft>) => setDraft({ ...draft, ...change });
  const isNew = draft.at !== start.at || start.at === '';
  const lack = lackOfPlan(draft, isNew ? clock() : null);
  return (
    <form
      className="form plan-form"
      onSubmit={(event) => {
        event.preventDefault();
        const plan = planOf(draft);
        if (plan && lack === null) void run(() => onSave(plan));
      }}
    >
      <label className="field plan-wide">
        <span>名称（会显示在大屏上，不写人名案号）</span>
        <input
          value={draft.title}
          maxLength={LONGEST_PLAN.title}
          autoComplete="off"
          onChange={({ target }) => set({ title: target.value })}
        />
      </label>
      <label className="field">
        <span>时间</span>
        <input
          type="datetime-local"
          value={draft.at}
          disabled={isFixed}
          onChange={({ target }) => set({ at: target.value })}
        />
      </label>
      <label className="field">
        <span>大屏</span>
        <select
          value={draft.wallId}
          disabled={isFixed}
          onChange={({ target }) => set({ wallId: target.value })}
        >
          {draft.wallId === '' && <option value="">请选择大屏</option>}
          {!walls.has(draft.wallId) && draft.wallId !== '' && <option>{draft.wallId}</option>}
          {[...walls].map(([id, { title }]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>主持人</span>
        <input
          value={draft.host}
          maxLength={LONGEST_PLAN.host}
          autoComplete="off"
          onChange={({ target }) => set({ host: target.value })}
        />
      </label>
      <label className="field plan-wide">
        <span>法律要点（每行一条，印在传票上；可不填）</span>
        <textarea
          rows={4}
          value={draft.points}
          onChange={({ target }) => set({ points: target.value })}
        />
      </label>
      <div className="form-foot plan-wide">
        {lack !== null && <span className="hint">{lack}</span>}
        <Problem text={problem} />
        <button type="button" onClick={onCancel} disabled={busy}>
          放弃
        </button>
        <button type="submit" className="primary" disabled={busy || lack !== null}>
          {busy ? '正在保存……' : action}
        </button>
      </div>
    </form>
  );
}
