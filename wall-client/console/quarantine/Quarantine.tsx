import { useCallback, useState } from 'react';
import { wordsOf } from '../../desk/api/refused.ts';
import { useAsker } from '../../desk/api/use-asker.ts';
import { usePolled } from '../../desk/api/use-polled.ts';
import { fullMoment } from '../../ui/format.ts';
import { Notice, Skeleton } from '../../ui/Notice.tsx';
import { type QuarantineItem, quarantine, rawText } from './quarantine-api.ts';

const PAGE = 50;

/** What sources sent and was not taken: why, and what it was. */
export function Quarantine() {
  const asker = useAsker();
  const [many, setMany] = useState(PAGE);
  const load = useCallback((signal: AbortSignal) => quarantine(asker, many, signal), [asker, many]);
  const { value, error } = usePolled(load, { keeps: true });
  if (!value) {
    if (error === null) return <Skeleton lines={8} />;
    return (
      <Notice title="没有取到未采纳的事件" tone="error">
        {wordsOf(error)}
      </Notice>
    );
  }
  return (
    <>
      <div className="page-head">
        <h2>未采纳</h2>
        <span className="hint">来源送来而没有收下的事件，原样保留；更正后由来源重发。</span>
      </div>
      {value.entries.length === 0 ? (
        <Notice title="没有未采纳的事件" />
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>最近一次</th>
              <th>来源</th>
              <th>原因</th>
              <th className="number">次数</th>
            </tr>
          </thead>
          <tbody>
            {value.entries.map((entry) => (
              <Entry key={entry.number} entry={entry} />
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

function Entry({ entry }: { entry: QuarantineItem }) {
  const { number, source, lastAt, message, rule, path, code, times } = entry;
  return (
    <tr>
      <td>{fullMoment(lastAt)}</td>
      <td>{source}</td>
      <td>
        {message}
        {rule && !message.includes(rule) && `（规则 ${rule}）`}
        <details>
          <summary>
            第 {number} 号　{code}
            {path !== '' && `　${path}`}
          </summary>
          <pre className="raw">{rawText(entry)}</pre>
        </details>
      </td>
      <td className="number">{times}</td>
    </tr>
  );
}
