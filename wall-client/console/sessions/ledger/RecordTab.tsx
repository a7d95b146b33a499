import { useCallback, useState } from 'react';
import { wordsOf } from '../../../desk/api/refused.ts';
import { usePolled } from '../../../desk/api/use-polled.ts';
import { useTopic } from '../../../replica/use-replica.ts';
import { exactMoney } from '../../../ui/format.ts';
import { Notice, Skeleton } from '../../../ui/Notice.tsx';
import { OWN_PAGE } from '../../walls/standing.ts';
import { useSessionsApi } from '../api/use-sessions-api.ts';
import { PrintRoot } from '../print/PrintRoot.tsx';
import type { SessionRow } from '../use-session-rows.ts';
import { RecordPages } from './RecordPages.tsx';
import { outcomeLines, paymentLines, playedLine, shownLines } from './record-words.ts';

const OFTEN_MS = 15_000;
const SHOWN = 50;

/** All that is known of the session; to be printed, or taken away as a table. */
export function RecordTab({ id, row }: { id: string; row: SessionRow }) {
  const api = useSessionsApi();
  const load = useCallback((signal: AbortSignal) => api.record(id, signal), [api, id]);
  const { value: record, error } = usePolled(load, { every: OFTEN_MS, keeps: true });
  const displays = useTopic('display');
  const [printing, setPrinting] = useState(false);
  if (!record) {
    if (error === null) return <Skeleton lines={8} />;
    return (
      <Notice title="读不到活动记录" tone="error">
        {wordsOf(error)}
      </Notice>
    );
  }
  const nameOf = (displayId: string) =>
    displayId === OWN_PAGE ? '本机页面' : (displays.get(displayId)?.name ?? displayId);
  const { totals } = record;
  const shown = shownLines(record.shown, nameOf);
  return (
    <section className="record" aria-label="活动记录">
      <div className="record-bar">
        <dl className="record-totals">
          <Total word="应到" value={`${totals.invited} 人`} />
          <Total word="到场" value={`${totals.arrived} 人`} />
          <Total word="达成和解" value={`${totals.settled} 人`} />
          <Total word="当场履行" value={exactMoney(totals.receivedFen)} />
          <Total word="至今到位" value={exactMoney(totals.tracedFen)} />
        </dl>
        <div className="page-side">
          <a className="button" href={api.recordTable(id)} download>
            下载表格（CSV）
          </a>
          <button type="button" className="primary" onClick={() => setPrinting(true)}>
            打印记录
          </button>
        </div>
      </div>
      {row.state !== 'ended' && <p className="hint">活动还没有结束，以下为截至目前的情形</p>}
      <section className="card" aria-label="结果与到款">
        <h3>结果与到款</h3>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">被执行人</th>
              <th scope="col">案号</th>
              <th scope="col">结果</th>
              <th scope="col">至今到款</th>
            </tr>
          </thead>
          <tbody>
            {record.invitees.map((entry) => (
              <tr key={entry.inviteeId}>
                <th scope="row">
                  <b>{entry.maskedName}</b>
                </th>
                <td className="flush-number">{entry.caseNumber}</td>
                <td>
                  {outcomeLines(entry).map((line) => (
                    <p key={line} className={line === '和解已违约' ? 'problem' : ''}>
                      {line}
                    </p>
                  ))}
                </td>
                <td>
                  {paymentLines(entry).map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="record-two">
        <section className="card" aria-label="播放过程">
          <h3>播放过程</h3>
          {record.played.length === 0 && <p className="empty">还没有播放</p>}
          <ul>
            {record.played.map((each) => (
              <li key={`${each.itemId} ${each.from}`}>{playedLine(each)}</li>
            ))}
          </ul>
        </section>
        <section className="card" aria-label="实际播出">
          <h3>实际播出（各屏自报，可核对摘要）</h3>
          {shown.length === 0 && <p className="empty">还没有屏幕播出片段</p>}
          <ul>
            {shown.slice(0, SHOWN).map((each) => (
              <li key={each.key}>
                {each.time}　{each.title}　
                <span className="hint">
                  {each.display}　片中 {each.span}　{each.digest.slice(0, 12)}…
                </span>
              </li>
            ))}
          </ul>
          {shown.length > SHOWN && <p className="hint">全部 {shown.length} 条见打印件与表格</p>}
        </section>
      </div>
      {printing && (
        <PrintRoot title={`${record.session.title} 活动记录`} onClose={() => setPrinting(false)}>
          <RecordPages record={record} nameOf={nameOf} />
        </PrintRoot>
      )}
    </section>
  );
}

function Total({ word, value }: { word: string; value: string }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{value}</dd>
    </div>
  );
}
