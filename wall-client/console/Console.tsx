import { useEffect } from 'react';
import { SignInAgain } from '../desk/session/SignInAgain.tsx';
import { SignInForm } from '../desk/session/SignInForm.tsx';
import { useSession, useSitting } from '../desk/session/use-session.ts';
import { Notice } from '../ui/Notice.tsx';
import { Frame } from './Frame.tsx';
import { Replicated } from './Replicated.tsx';

/** The page: nothing before somebody has signed in, then the console; once it is over, a sign-in above it. */
export function Console() {
  const session = useSession();
  const sitting = useSitting();
  useEffect(() => {
    void session.check();
    const seen = () => {
      if (!document.hidden && session.sitting.kind === 'me') void session.check();
    };
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, [session]);

  switch (sitting.kind) {
    case 'asking':
      return (
        <div className="desk gate">
          {sitting.problem !== null && <Notice title={sitting.problem} tone="error" />}
        </div>
      );
    case 'nobody':
      return (
        <main className="desk gate">
          <div className="gate-card">
            <h1>
              <span className="head-product">智行云视中心</span>
              <span>值守台</span>
            </h1>
            {sitting.note !== undefined && <Notice title={sitting.note} />}
            <SignInForm />
          </div>
        </main>
      );
    case 'me':
      return (
        <Replicated key={sitting.me.account} isOver={sitting.isOver}>
          <Frame me={sitting.me} />
          <SignInAgain />
        </Replicated>
      );
  }
}
