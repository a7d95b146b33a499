import { useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from './use-session.ts';

/** The old password, and the new one twice. */
export function PasswordForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const session = useSession();
  const { busy, problem, run } = useDeed();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== fresh;
  const lacks = old === '' || fresh === '' || again !== fresh;
  async function change() {
    if (await run(() => session.changePassword(old, fresh))) onDone();
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacks) void change();
      }}
    >
      <Secret label="现密码" value={old} onChange={setOld} auto="current-password" />
      <Secret label="新密码" value={fresh} onChange={setFresh} auto="new-password" />
      <Secret label="再输一次新密码" value={again} onChange={setAgain} auto="new-password" />
      <Problem text={differs ? '两次输入的新密码不一样' : problem} />
      <div className="form-foot">
        <button type="button" onClick={onCancel} disabled={busy}>
          取消
        </button>
        <button type="submit" className="primary" disabled={busy || lacks}>
          {busy ? '正在修改……' : '修改'}
        </button>
      </div>
    </form>
  );
}

function Secret({
  label,
  value,
  onChange,
  auto,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  auto: 'current-password' | 'new-password';
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="password"
        value={value}
        maxLength={200}
        autoComplete={auto}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
