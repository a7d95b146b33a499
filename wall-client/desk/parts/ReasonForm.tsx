import { useId, useState } from 'react';
import { useDeed } from '../api/use-deed.ts';
import { Problem } from './Problem.tsx';

/** Something that is done with a reason, by who is signed in; what was typed stays until it is done. */
export function ReasonForm({
  label,
  action,
  required,
  tone,
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
  onDo: (reason: string) => Promise<unknown>;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { busy, problem, run } = useDeed();
  const [reason, setReason] = useState('');
  const id = useId();
  const lacks = required && reason.trim() === '';
  async function act() {
    if (await run(async () => void (await onDo(reason.trim())))) onDone();
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
        <button type="button" onClick={onCancel} disabled={busy}>
          取消
        </button>
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
