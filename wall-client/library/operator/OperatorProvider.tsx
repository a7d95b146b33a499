import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Dialog } from '../../desk/parts/Dialog.tsx';
import { AccountDialog } from '../../desk/session/AccountDialog.tsx';
import type { Me } from '../../desk/session/me.ts';
import { SignInAgain } from '../../desk/session/SignInAgain.tsx';
import { SignInForm } from '../../desk/session/SignInForm.tsx';
import { useSession, useSitting } from '../../desk/session/use-session.ts';

interface Operator {
  /** null: nobody is signed in. */
  readonly me: Me | null;
  /** Asks who acts, unless somebody is signed in. false: whoever was asked did not sign in. */
  readonly ensure: () => Promise<boolean>;
  /** Says who is signed in, or asks. */
  readonly show: () => void;
}

const Context = createContext<Operator>({
  me: null,
  ensure: () => Promise.resolve(false),
  show: () => undefined,
});

export const useOperator = (): Operator => useContext(Context);

/** Who is signed in on the page; what is done is recorded under that account. Nothing needs a reload. */
export function OperatorProvider({ children }: { children: ReactNode }) {
  const session = useSession();
  const sitting = useSitting();
  const [open, setOpen] = useState(false);
  const waiting = useRef<((isSignedIn: boolean) => void)[]>([]);
  const me = sitting.kind === 'me' ? sitting.me : null;
  const stands = sitting.kind === 'me' && !sitting.isOver;

  useEffect(() => void session.check(), [session]);
  const settle = useCallback((isSignedIn: boolean) => {
    setOpen(false);
    for (const resolve of waiting.current.splice(0)) resolve(isSignedIn);
  }, []);
  useEffect(() => {
    if (stands && waiting.current.length > 0) settle(true);
  }, [stands, settle]);
  useEffect(() => {
    if (me === null) return;
    setOpen(false);
  }, [me]);

  const operator = useMemo(
    () => ({
      me,
      ensure: () => {
        if (stands) return Promise.resolve(true);
        setOpen(true);
        return new Promise<boolean>((resolve) => waiting.current.push(resolve));
      },
      show: () => setOpen(true),
    }),
    [me, stands],
  );
  return (
    <Context value={operator}>
      {children}
      {open && me === null && (
        <Dialog title="登录" onClose={() => settle(false)}>
          <p className="hint">标记、关联、保全与导出都以登录的账号记入日志，不能更改。</p>
          <SignInForm />
        </Dialog>
      )}
      {open && me !== null && stands && <AccountDialog me={me} onClose={() => settle(true)} />}
      <SignInAgain />
    </Context>
  );
}
