import { useCallback, useState } from 'react';
import { wordsOf } from '../../desk/api/refused.ts';
import { useAsker } from '../../desk/api/use-asker.ts';
import { usePolled } from '../../desk/api/use-polled.ts';
import { fullMoment } from '../../ui/format.ts';
import { Notice, Skeleton } from '../../ui/Notice.tsx';
import { audit } from './audit-api.ts';

const PAGE = 100;

/** Who did what, and when, newest first. */
export function Audit() {
  const asker = useAsker();
  const [many, setMany] = useState(PAGE);
  const load = useCallback((signal: AbortSignal) => audit(asker, many, signal), [asker, many]);
  const { value, error } = usePolled(load, { keeps: true });
  if (!value) {
    if (error === null) return <Skeleton lines={8} />;
    return (
      <Notice title="没有取到操作记录" tone="error">
        {wordsOf(error)}
      </Notice>
    );
  }
  return (
    <>
      <div className="page-head">
        <h2>操作记录</h2>
        <span className="hint">都是日志中的事件，不能更改。</span>
      </div>
      {value.entries.length === 0 ? (
        <Notice title="还没有操作记录" />
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>时间</th>
              <th>谁</th>
              <th>做了什么</th>
              <th className="number">序号</th>
            </tr>
          </thead>
          <tbody>
            {value.entries.map(({ seq, at, by, name, text }) => (
              <tr key={seq}>
                <td>{fullMoment(at)}</td>
                <td>{whoWords(by, name)}</td>
                <td>{text}</td>
                <td className="number">{seq}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {value.more && (
        <button type="button" className="more" onClick={() => setMany(many + PAGE)}>
          再列 {PAGE} 条
        </button>
      )}
    </>
  );
}

/** The relay itself has neither account nor name. */
function whoWords(by: string | null, name: string | null): string {
  if (by === null || (by === 'relay' && name === null)) return '系统';
  return name === null ? by : `${name}（${by}）`;
}
