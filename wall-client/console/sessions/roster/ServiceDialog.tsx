import { useState } from 'react';
import { summonsWays } from '../../../../wire/codes.ts';
import { useDeed } from '../../../desk/api/use-deed.ts';
import { Dialog } from '../../../desk/parts/Dialog.tsx';
import { Problem } from '../../../desk/parts/Problem.tsx';
import { useServerClock } from '../../../replica/use-replica.ts';
import { useSessionsApi } from '../api/use-sessions-api.ts';
import { fieldOf, instantOf } from '../local-time.ts';
import type { Invitee } from './roster-state.ts';

/** How, when and by which proof a summons was served. */
export function ServiceDialog({ invitee, onClose }: { invitee: Invitee; onClose: () => void }) {
  const api = useSessionsApi();
  const clock = useServerClock();
  const { busy, problem, run } = useDeed();
  const [way, setWay] = useState<(typeof summonsWays.codes)[number]>('electronic');
  const [at, setAt] = useState(() => fieldOf(clock()));
  const [proof, setProof] = useState('');
  const servedAt = instantOf(at);
  const lack =
    servedAt === null
      ? '请选择送达时间'
      : servedAt > clock()
        ? '送达时间晚于现在'
        : proof.trim() === ''
          ? '请填写凭证（回证编号或存放处）'
          : null;
  return (
    <Dialog title={`登记送达 · ${invitee.maskedName}`} onClose={onClose}>
      <form
        className="form"
        onSubmit={async (event) => {
          event.preventDefault();
          if (lack !== null || servedAt === null) return;
          const service = { way, servedAt, proof: proof.trim() };
          const done = await run(async () => {
            await api.serve(invitee.sessionId, invitee.inviteeId, service);
          });
          if (done) onClose();
        }}
      >
        <label className="field">
          <span>凭证</span>
          <input
            value={proof}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => setProof(target.value)}
          />
        </label>
        <label className="field">
          <span>方式</span>
          <select
            value={way}
            onChange={({ target }) => {
              const chosen = summonsWays.codes.find((code) => code === target.value);
              if (chosen) setWay(chosen);
            }}
          >
            {summonsWays.codes.map((code) => (
              <option key={code} value={code}>
                {summonsWays.labels[code]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>送达时间</span>
          <input type="datetime-local" value={at} onChange={({ target }) => setAt(target.value)} />
        </label>
        <div className="form-foot">
          {lack !== null && <span className="hint">{lack}</span>}
          <Problem text={problem} />
          <button type="button" onClick={onClose} disabled={busy}>
            返回
          </button>
          <button type="submit" className="primary" disabled={busy || lack !== null}>
            {busy ? '正在登记……' : '登记送达'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
