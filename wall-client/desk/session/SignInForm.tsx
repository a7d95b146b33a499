import { useEffect, useRef, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from './use-session.ts';

/** Account and password. What is wrong is said as the relay says it: never which of the two. */
export function SignInForm({ account = '' }: { account?: string }) {
  const session = useSession();
  const { busy, problem, run } = useDeed();
  const [name, setName] = useState(account);
  const [password, setPassword] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const lacks = name.trim() === '' || password === '';
  async function signIn() {
    await run(() => session.signIn(name.trim(), password));
    setPassword('');
  }
  return (
    <form
      className="form"
      aria-label="登录"
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacks) void signIn();
      }}
    >
      <label className="field">
        <span>账号</span>
        <input
          ref={first}
          value={name}
          maxLength={40}
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <label className="field">
        <span>密码</span>
        <input
          type="password"
          value={password}
          maxLength={200}
          autoComplete="current-password"
          onChange={({ target }) => setPassword(target.value)}
        />
      </label>
      <Problem text={problem} />
      <div className="form-foot">
        <button type="submit" className="primary" disabled={busy || lacks}>
          {busy ? '正在登录……' : '登录'}
        </button>
      </div>
    </form>
  );
}
