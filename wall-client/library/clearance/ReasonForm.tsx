import { useId, useState } from 'react';
import { useDeed } from '../../desk/api/use-deed.ts';
import { Problem } from '../../desk/parts/Problem.tsx';

/** Something that is done with a reason, which stands in the log. */
export function ReasonForm({
  label,
  action,
  onDo,
  onDone,
}: {
  label: string;
  action: string;
  onDo: (reason: string) => Promise<void>;
  onDone: () => void;
}) {
  const { busy, problem, run } = useDeed();
  const [reason, setReason] = useState('');
  const id = useId();
  const lacks = reason.trim() === '';
  async function act() {
    if (await run(() => onDo(reason.trim()))) onDone();
  }
  return (
    <form
      className="form clearance-reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacks) void act();
      }}
    >
      <label className="field" htmlFor={id}>
        <span>{label}</span>
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
        <button type="submit" className="danger" disabled={busy || lacks}>
          {busy ? '正在办理……' : action}
        </button>
      </div>
    </form>
  );
}
