import { sessionStates } from '../../../../wire/codes.ts';
import type { SessionRecord } from '../../../../wire/sessions.ts';
import { clockTime, exactMoney, minuteTime, shortMoment } from '../../../ui/format.ts';
import { dayAndTime } from '../local-time.ts';
import { arrivalWords, attendeeWords, serviceWords } from '../roster/roster-state.ts';
import { outcomeLines, paymentLines, playedLine, shownLines } from './record-words.ts';
import './record-pages.css';

/** The record on paper: everything, names masked, with the log's head that it rests on. */
export function RecordPages({
  record,
  nameOf,
}: {
  record: SessionRecord;
  /** What people call a display. */
  nameOf: (displayId: string) => string;
}) {
  const { session, totals, head } = record;
  const names = new Map(record.invitees.map((entry) => [entry.inviteeId, entry.maskedName]));
  return (
    <article className="print-page record-page">
      <header>
        <p>{record.court}</p>
        <h1>执行警示活动记录</h1>
      </header>
      <table>
        <tbody>
          <Pair word="名　　称" value={session.title} />
          <Pair word="计划时间" value={dayAndTime(session.plannedAt)} />
          <Pair word="举行日期" value={record.heldOn ?? sessionStates.labels[session.state]} />
          <Pair word="主 持 人" value={session.host} />
          <Pair word="法律要点" value={session.legalPoints.join('；') || '—'} />
          <Pair
            word="统　　计"
            value={`应到 ${totals.invited} 人，到场 ${totals.arrived} 人；当场履行 ${totals.paid} 人，达成和解 ${totals.settled} 人，拒不履行 ${totals.refused} 人；当场履行 ${exactMoney(totals.receivedFen)}，至今到位 ${exactMoney(totals.tracedFen)}`}
          />
        </tbody>
      </table>
      <h2>一、名单、送达与到场</h2>
      <table>
        <thead>
          <tr>
            <th>被执行人</th>
            <th>案号</th>
            <th>送达</th>
            <th>到场</th>
          </tr>
        </thead>
        <tbody>
          {record.invitees.map((entry) => (
            <tr key={entry.inviteeId}>
              <td>
                {entry.maskedName}
                {attendeeWords(entry) !== null && `（${attendeeWords(entry)}）`}
              </td>
              <td>{entry.caseNumber}</td>
              <td>{serviceWords(entry) ?? '未送达'}</td>
              <td>{arrivalWords(entry) ?? '未到场'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>二、结果与到款</h2>
      <table>
        <thead>
          <tr>
            <th>被执行人</th>
            <th>结果</th>
            <th>至今到款</th>
          </tr>
        </thead>
        <tbody>
          {record.invitees.map((entry) => (
            <tr key={entry.inviteeId}>
              <td>{entry.maskedName}</td>
              <td>{outcomeLines(entry).join('；')}</td>
              <td>{paymentLines(entry).join('；') || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>三、谈话</h2>
      {record.talks.length === 0 && <p>无</p>}
      {record.talks.map(({ talkId, inviteeId, startedAt, endedAt, note, by }) => (
        <p key={talkId} className="record-talk">
          {names.get(inviteeId) ?? inviteeId}，{shortMoment(startedAt)}–{minuteTime(endedAt)}，{by}
          ：{note}
        </p>
      ))}
      <h2>四、播放过程</h2>
      <ul>
        {record.played.map((each) => (
          <li key={`${each.itemId} ${each.from}`}>{playedLine(each)}</li>
        ))}
      </ul>
      <h2>五、实际播出（各屏自报）</h2>
      <table className="record-shown">
        <thead>
          <tr>
            <th>屏</th>
            <th>片段</th>
            <th>时间</th>
            <th>片中起止</th>
            <th>文件摘要（SHA-256）</th>
          </tr>
        </thead>
        <tbody>
          {shownLines(record.shown, nameOf).map(({ key, display, title, time, span, digest }) => (
            <tr key={key}>
              <td>{display}</td>
              <td>{title}</td>
              <td>{time}</td>
              <td>{span}</td>
              <td className="record-digest">{digest}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {record.notes.length > 0 && (
        <>
          <h2>六、播放提示</h2>
          <ul>
            {record.notes.map(({ at, itemId, displayId, text }) => (
              <li key={`${at} ${itemId} ${displayId}`}>
                {clockTime(at)} {text}（{displayId === null ? '系统' : nameOf(displayId)}）
              </li>
            ))}
          </ul>
        </>
      )}
      <footer>
        <p>
          制表 {dayAndTime(record.madeAt)}；日志第 {head.seq} 条，摘要 {head.digest}
        </p>
        <p>姓名、名称均已作隐名处理。主持人签名：　　　　　　　　书记员签名：</p>
      </footer>
    </article>
  );
}

function Pair({ word, value }: { word: string; value: string }) {
  return (
    <tr>
      <th scope="row" className="record-word">
        {word}
      </th>
      <td>{value}</td>
    </tr>
  );
}
