import { useId, useState } from 'react';
import { useDeed } from '../../desk/api/use-deed.ts';
import { Problem } from '../../desk/parts/Problem.tsx';
import { useOperator } from '../operator/OperatorProvider.tsx';

/** Something that is done with a reason; what was typed stays until it is done. */
export function Reasoned({
  label,
  action,
  required,
  tone,
  isReady = true,
  onDo,
  onDone,
  onCancel,
}: {
  /** What the reason is for. */
  label: string;
  /** What the button does, in words. */
  action: string;
  required: boolean;
  tone?: 'danger';
  /** What else is asked for has been given. */
  isReady?: boolean;
  onDo: (reason: string) => Promise<void>;
  onDone?: () => void;
  onCancel?: () => void;
}) {
  const { ensure } = useOperator();
  const { busy, problem, run } = useDeed();
  const [reason, setReason] = useState('');
  const id = useId();
  const lacks = !isReady || (required && reason.trim() === '');
  async function act() {
    if (!(await ensure())) return;
    if (await run(() => onDo(reason.trim()))) {
      setReason('');
      onDone?.();
    }
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacks) void act();
      }}
    >
      <label className="field" htmlFor={id}>
        <span>{required ? label : `${label}（可不填）`}</span>
        <input
          id={id}
          value={reason}
          maxLength={200}
          autoComplete="off"
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <Problem text={problem} />
      <div className="form-foot">
        {onCancel && (
          <button type="button" onClick={onCancel} disabled={busy}>
            取消
          </button>
        )}
        <button
          type="submit"
          className={tone === 'danger' ? 'danger' : 'primary'}
          disabled={busy || lacks}
        >
          {busy ? '正在办理……' : action}
        </button>
      </div>
    </form>
  );
}
