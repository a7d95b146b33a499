import { useState } from 'react';
import { Dialog } from '../../desk/parts/Dialog.tsx';
import { LONGEST_NAME, nameOf } from './operator.ts';

/** Asks who acts; what is done is recorded under this name. */
export function OperatorDialog({
  name,
  onAnswer,
}: {
  name: string | null;
  onAnswer: (name: string | null) => void;
}) {
  const [typed, setTyped] = useState(name ?? '');
  const given = nameOf(typed);
  return (
    <Dialog title="操作人" onClose={() => onAnswer(null)}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (given !== null) onAnswer(given);
        }}
      >
        <p className="hint">标记、关联、保全与导出都以这个名字记入日志，不能更改。</p>
        <label className="field">
          <span>姓名</span>
          <input
            value={typed}
            maxLength={LONGEST_NAME}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <div className="form-foot">
          <button type="button" onClick={() => onAnswer(null)}>
            取消
          </button>
          <button type="submit" className="primary" disabled={given === null}>
            确定
          </button>
        </div>
      </form>
    </Dialog>
  );
}
