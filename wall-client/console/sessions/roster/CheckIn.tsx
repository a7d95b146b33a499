import { useRef, useState } from 'react';
import { useDeed } from '../../../desk/api/use-deed.ts';
import { Problem } from '../../../desk/parts/Problem.tsx';
import { useToast } from '../../../desk/toast/use-toast.ts';
import { useSessionsApi } from '../api/use-sessions-api.ts';
import type { Invitee } from './roster-state.ts';

/** A code off a summons, typed or read by a scanner (which types it, then Enter). */
export function CheckIn({ id, invitees }: { id: string; invitees: readonly Invitee[] }) {
  const api = useSessionsApi();
  const say = useToast();
  const { busy, problem, run } = useDeed();
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  async function checkIn() {
    const before = new Set(
      invitees.flatMap(({ inviteeId, arrival }) => (arrival ? [inviteeId] : [])),
    );
    const done = await run(async () => {
      const { invitees: now } = await api.arriveByCode(id, code.trim());
      const came = now.find(({ inviteeId, arrival }) => arrival && !before.has(inviteeId));
      say(came ? `已签到：${came.maskedName}` : '已签到');
    });
    if (done) setCode('');
    field.current?.select();
  }
  return (
    <form
      className="check-in"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== '') void checkIn();
      }}
    >
      <input
        ref={field}
        aria-label="签到码"
        placeholder="签到码：扫码或输入"
        value={code}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => setCode(target.value)}
      />
      <button type="submit" disabled={busy || code.trim() === ''}>
        签到
      </button>
      <Problem text={problem} />
    </form>
  );
}
