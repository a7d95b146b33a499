import { useState } from 'react';
import { type RoomMode, roomModes } from '../../../wire/codes.ts';
import { useDeed } from '../../desk/api/use-deed.ts';
import { Dialog } from '../../desk/parts/Dialog.tsx';
import { Problem } from '../../desk/parts/Problem.tsx';
import { useSession } from '../../desk/session/use-session.ts';
import { useToast } from '../../desk/toast/use-toast.ts';
import { useServerClock } from '../../replica/use-replica.ts';
import { MODE_WORDS } from './room.ts';
import type { WallItem, WallsApi } from './walls-api.ts';

const MINUTE_MS = 60_000;
const SPANS: readonly (readonly [minutes: number | null, words: string])[] = [
  [null, '不限时'],
  [30, '30 分钟'],
  [60, '1 小时'],
  [120, '2 小时'],
  [240, '4 小时'],
];

/** More is to be shown, or for longer: the password, and when it shall end by itself. */
export function RaiseDialog({
  api,
  wall,
  mode,
  onClose,
}: {
  api: WallsApi;
  wall: Pick<WallItem, 'id' | 'title'>;
  mode: RoomMode;
  onClose: () => void;
}) {
  const session = useSession();
  const say = useToast();
  const serverNow = useServerClock();
  const { busy, problem, run } = useDeed();
  const [password, setPassword] = useState('');
  const [minutes, setMinutes] = useState<number | null>(null);
  const name = roomModes.labels[mode];

  async function raise() {
    const done = await run(async () => {
      await session.confirm(password);
      const until = minutes === null ? null : Math.round(serverNow()) + minutes * MINUTE_MS;
      await api.setMode(wall.id, mode, until);
    });
    setPassword('');
    if (!done) return;
    say(`“${wall.title}”已改为“${name}”`);
    onClose();
  }

  return (
    <Dialog title={`“${wall.title}”改为“${name}”`} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (password !== '') void raise();
        }}
      >
        <p className="hint">{MODE_WORDS[mode]}。请先看清室内是谁，再输入密码。</p>
        <label className="field">
          <span>您的密码</span>
          <input
            type="password"
            value={password}
            maxLength={200}
            autoComplete="current-password"
            onChange={({ target }) => setPassword(target.value)}
          />
        </label>
        <fieldset className="spans">
          <legend>多久之后自动退回</legend>
          {SPANS.map(([span, words]) => (
            <button
              key={words}
              type="button"
              aria-pressed={span === minutes}
              onClick={() => setMinutes(span)}
            >
              {words}
            </button>
          ))}
        </fieldset>
        <Problem text={problem} />
        <div className="form-foot">
          <button type="button" onClick={onClose} disabled={busy}>
            取消
          </button>
          <button type="submit" className="primary" disabled={busy || password === ''}>
            {busy ? '正在办理……' : `改为“${name}”`}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
