import { Dialog } from '../parts/Dialog.tsx';
import { SignInForm } from './SignInForm.tsx';
import { useSession, useSitting } from './use-session.ts';

/** The sign-in is over: said over the page, which stays as it is with all that was typed into it. */
export function SignInAgain() {
  const session = useSession();
  const sitting = useSitting();
  if (sitting.kind !== 'me' || !sitting.isOver) return null;
  return (
    <Dialog title="登录已结束" onClose={() => void session.check()}>
      <p className="hint">闲置过久、到了时限，或在别处退出。重新登录后接着办，所填内容都还在。</p>
      <SignInForm account={sitting.me.account} />
    </Dialog>
  );
}
