import { useState } from 'react';
import { roles } from '../../../wire/codes.ts';
import { shortMoment } from '../../ui/format.ts';
import { useDeed } from '../api/use-deed.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useToast } from '../toast/use-toast.ts';
import type { Me } from './me.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { useSession } from './use-session.ts';

/** Who is signed in and until when; another password; signing out. */
export function AccountDialog({ me, onClose }: { me: Me; onClose: () => void }) {
  const session = useSession();
  const say = useToast();
  const { busy, problem, run } = useDeed();
  const [changing, setChanging] = useState(false);
  if (changing) {
    return (
      <Dialog title="修改密码" onClose={onClose}>
        <PasswordForm
          onCancel={onClose}
          onDone={() => {
            say('密码已修改');
            onClose();
          }}
        />
      </Dialog>
    );
  }
  return (
    <Dialog title="账号" onClose={onClose}>
      <dl className="facts">
        <dt>姓名</dt>
        <dd>{me.displayName}</dd>
        <dt>账号</dt>
        <dd>{me.account}</dd>
        <dt>角色</dt>
        <dd>{roles.labels[me.role]}</dd>
        <dt>登录有效至</dt>
        <dd>{shortMoment(me.until)}</dd>
      </dl>
      <Problem text={problem} />
      <div className="form-foot">
        <button type="button" onClick={() => setChanging(true)}>
          修改密码
        </button>
        <button type="button" disabled={busy} onClick={() => void run(() => session.signOut())}>
          退出登录
        </button>
        <button type="button" className="primary" onClick={onClose}>
          关闭
        </button>
      </div>
    </Dialog>
  );
}
