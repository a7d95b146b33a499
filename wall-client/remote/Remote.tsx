import { useEffect } from 'react';
import { SignInAgain } from '../desk/session/SignInAgain.tsx';
import { SignInForm } from '../desk/session/SignInForm.tsx';
import { usePermissions, useSession, useSitting } from '../desk/session/use-session.ts';
import { Notice } from '../ui/Notice.tsx';
import { RemoteWalls } from './RemoteWalls.tsx';

/** A phone in a presenter's hand: nothing before somebody has signed in. */
export function Remote() {
  const session = useSession();
  const sitting = useSitting();
  const may = usePermissions();
  useEffect(() => {
    void session.check();
  }, [session]);

  switch (sitting.kind) {
    case 'asking':
      return (
        <main className="desk remote">
          {sitting.problem !== null && <Notice title={sitting.problem} tone="error" />}
        </main>
      );
    case 'nobody':
      return (
        <main className="desk remote">
          <h1>参观遥控</h1>
          <p className="hint">用值守台的账号登录，在大屏前主持参观。</p>
          {sitting.note !== undefined && <Notice title={sitting.note} />}
          <SignInForm />
        </main>
      );
    case 'me':
      return (
        <main className="desk remote">
          {may('wall.direct') ? (
            <RemoteWalls me={sitting.me} />
          ) : (
            <Notice title="此账号不能导播大屏">请换一个有导播权限的账号</Notice>
          )}
          <SignInAgain />
        </main>
      );
  }
}
