import { useState } from 'react';
import { useDeed } from '../../../desk/api/use-deed.ts';
import { Dialog } from '../../../desk/parts/Dialog.tsx';
import { Problem } from '../../../desk/parts/Problem.tsx';
import { useSessionsApi } from '../api/use-sessions-api.ts';
import type { Invitee } from './roster-state.ts';

/** Somebody has come without a code: how his identity was checked is kept, no number of it. */
export function DeskArrivalDialog({ invitee, onClose }: { invitee: Invitee; onClose: () => void }) {
  const api = useSessionsApi();
  const { busy, problem, run } = useDeed();
  const [identity, setIdentity] = useState('居民身份证，人证相符');
  const lacks = identity.trim() === '';
  return (
    <Dialog title={`窗口签到 · ${invitee.maskedName}`} onClose={onClose}>
      <form
        className="form"
        onSubmit={async (event) => {
          event.preventDefault();
          if (lacks) return;
          const done = await run(async () => {
            await api.arriveAtDesk(invitee.sessionId, invitee.inviteeId, identity.trim());
          });
          if (done) onClose();
        }}
      >
        <label className="field">
          <span>身份核验方式（不填证件号码）</span>
          <input
            value={identity}
            maxLength={60}
            autoComplete="off"
            onChange={({ target }) => setIdentity(target.value)}
          />
        </label>
        <Problem text={problem} />
        <div className="form-foot">
          <button type="button" onClick={onClose} disabled={busy}>
            返回
          </button>
          <button type="submit" className="primary" disabled={busy || lacks}>
            {busy ? '正在登记……' : '确认到场'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
