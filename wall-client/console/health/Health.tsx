import { type ReactNode, useCallback } from 'react';
import { recordingRooms } from '../../../wire/codes.ts';
import { type Health as Facts, health } from '../../desk/api/health.ts';
import { wordsOf } from '../../desk/api/refused.ts';
import { useAsker } from '../../desk/api/use-asker.ts';
import { usePolled } from '../../desk/api/use-polled.ts';
import { sizeText } from '../../library/words.ts';
import { useMeta } from '../../replica/use-replica.ts';
import { count, fullMoment } from '../../ui/format.ts';
import { Notice, Skeleton } from '../../ui/Notice.tsx';
import { uptimeWords } from './health-words.ts';
import './health.css';

/** Whether the relay can do what it is there for. */
export function Health() {
  const asker = useAsker();
  const load = useCallback(
    (signal: AbortSignal) => asker.get('/api/v1/health', health, signal),
    [asker],
  );
  const { value, error } = usePolled(load, { every: 5_000, keeps: true });
  if (!value) {
    if (error === null) return <Skeleton lines={8} />;
    return (
      <Notice title="没有取到系统运行情况" tone="error">
        {wordsOf(error)}
      </Notice>
    );
  }
  return (
    <>
      <div className="page-head">
        <h2>系统运行</h2>
        <span className="hint">截至 {fullMoment(value.clock)}</span>
      </div>
      <div className="health">
        <Storage facts={value} />
        <Video facts={value} />
        <Recording facts={value} />
        <Relay facts={value} />
        <LogHead facts={value} />
      </div>
    </>
  );
}

type State = 'ok' | 'warning' | 'bad' | 'none';
const MARKS: Readonly<Record<State, string>> = { ok: '●', warning: '▲', bad: '✕', none: '○' };

function Card({
  title,
  state,
  says,
  children,
}: {
  title: string;
  state: State;
  says?: string;
  children?: ReactNode;
}) {
  return (
    <section className="card" aria-label={title}>
      <h3>{title}</h3>
      {says !== undefined && (
        <p className={`health-${state}`}>
          {MARKS[state]} {says}
        </p>
      )}
      {children}
    </section>
  );
}

function Storage({ facts: { status, storage, unrecorded = [] } }: { facts: Facts }) {
  const isOk = status !== 'readOnly';
  return (
    <Card title="存储" state={isOk ? 'ok' : 'bad'} says={isOk ? '可以写入' : '只读，不能写入'}>
      <p className="hint">
        自 {fullMoment(storage.since)}
        {storage.message !== null && `　${storage.message}`}
      </p>
      {unrecorded.map(({ holds, since }) => (
        <p className="warn" key={`${holds} ${since}`}>
          ▲ {holds}（自 {fullMoment(since)}）
        </p>
      ))}
      {unrecorded.length > 0 && (
        <p className="warn">
          以上立即生效，尚未记录；
          {survives(unrecorded) ? '重新启动后仍然有效，会自动补记' : '补记之前请勿重新启动系统'}
        </p>
      )}
    </Card>
  );
}

/** Whether all that is not recorded yet is held by the relay that comes after this one, too. */
function survives(unrecorded: NonNullable<Facts['unrecorded']>): boolean {
  return unrecorded.every(({ kept = false }) => kept);
}

function Relay({ facts: { uptime, displays, degraded = [], unrecorded = [] } }: { facts: Facts }) {
  const when = survives(unrecorded) ? '请' : '补记之后请';
  const says = degraded.length === 0 ? '正常' : `有部分内容未能更新，${when}重新启动系统`;
  return (
    <Card title="中继" state={degraded.length === 0 ? 'ok' : 'bad'} says={says}>
      {degraded.map(({ name, since }) => (
        <p className="warn" key={name}>
          ▲ {name}　自 {fullMoment(since)}
        </p>
      ))}
      <dl className="facts">
        <dt>已运行</dt>
        <dd>{uptimeWords(uptime)}</dd>
        <dt>连着的页面</dt>
        <dd>{count(displays)}</dd>
      </dl>
    </Card>
  );
}

function Video({ facts: { video } }: { facts: Facts }) {
  const streams = useMeta('recording')?.streamsNotRecorded ?? 0;
  if (video === null) return <Card title="现场视频" state="none" says="本机不接收现场视频" />;
  return (
    <Card
      title="现场视频"
      state={video.problem === null ? 'ok' : 'bad'}
      says={video.problem ?? `正在接收${video.rtmpPort === null ? '' : `，端口 ${video.rtmpPort}`}`}
    >
      {streams > 0 && <p className="warn">▲ {streams} 路来而未录</p>}
    </Card>
  );
}

function Recording({ facts: { video } }: { facts: Facts }) {
  const recording = video?.recording ?? null;
  if (recording === null) return <Card title="录像空间" state="none" says="不录像" />;
  const { state, since, freeBytes } = recording;
  return (
    <Card
      title="录像空间"
      state={state === 'ok' ? 'ok' : state === 'low' ? 'warning' : 'bad'}
      says={recordingRooms.labels[state]}
    >
      <p className="hint">
        自 {fullMoment(since)}
        {freeBytes !== null && `　磁盘余 ${sizeText(freeBytes)}`}
      </p>
    </Card>
  );
}

/** What stands on paper elsewhere proves later that nothing was changed or taken away. */
function LogHead({ facts: { head, epoch } }: { facts: Facts }) {
  return (
    <Card title="日志链头" state="ok">
      <dl className="facts">
        <dt>序号</dt>
        <dd>{count(head.seq)}</dd>
        <dt>摘要</dt>
        <dd className="digest">{head.digest}</dd>
        <dt>数据库</dt>
        <dd className="digest">{epoch}</dd>
      </dl>
      <p className="hint">每日抄录序号与摘要，日后可据以证明日志未被改动。</p>
    </Card>
  );
}
