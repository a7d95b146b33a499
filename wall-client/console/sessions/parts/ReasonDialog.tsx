import { useState } from 'react';
import { useDeed } from '../../../desk/api/use-deed.ts';
import { Dialog } from '../../../desk/parts/Dialog.tsx';
import { Problem } from '../../../desk/parts/Problem.tsx';

/** Something that is done with a reason, which is kept. */
export function ReasonDialog({
  title,
  action,
  isDanger = false,
  onDo,
  onClose,
}: {
  title: string;
  action: string;
  isDanger?: boolean;
  onDo: (reason: string) => Promise<void>;
  onClose: () => void;
}) {
  const { busy, problem, run } = useDeed();
  const [reason, setReason] = useState('');
  const lacks = reason.trim() === '';
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={async (event) => {
          event.preventDefault();
          if (!lacks && (await run(() => onDo(reason.trim())))) onClose();
        }}
      >
        <label className="field">
          <span>理由（记录在案）</span>
          <input
            value={reason}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        <Problem text={problem} />
        <div className="form-foot">
          <button type="button" onClick={onClose} disabled={busy}>
            返回
          </button>
          <button
            type="submit"
            className={isDanger ? 'danger' : 'primary'}
            disabled={busy || lacks}
          >
            {busy ? '正在办理……' : action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
