import { roles } from '../../wire/codes.ts';
import type { Health } from '../desk/api/health.ts';
import type { Standing } from '../desk/api/polled.ts';
import { Badge } from '../ui/Badge.tsx';
import { clockTime, shortMoment } from '../ui/format.ts';
import { useOperator } from './operator/OperatorProvider.tsx';

/** Always there: whose library this is, whether it is true, who acts. */
export function DeskHead({
  health,
  list,
  onHelp,
}: {
  health: Standing<Health>;
  list: Standing<unknown>;
  onHelp: () => void;
}) {
  const { me, show } = useOperator();
  const court = health.value?.court;
  return (
    <header className="head">
      <h1>
        {court && <span className="head-court">{court.name}</span>}
        <span className="head-product">智行云视中心</span>
        <span>录像库</span>
      </h1>
      <div className="head-state">
        {court?.demo && health.value && (
          <Badge tone="money">演示数据 · 演示时间 {shortMoment(health.value.clock)}</Badge>
        )}
        {health.value?.status === 'readOnly' && <Badge tone="warning">▲ 只读：暂不能写入</Badge>}
        <Reach list={list} />
      </div>
      <nav aria-label="其他" className="head-right">
        <button type="button" className="quiet" onClick={show}>
          {me === null ? '登录' : <b>{me.displayName}</b>}
          {me !== null && ` · ${roles.labels[me.role]}`}
        </button>
        <button type="button" className="quiet" onClick={onHelp}>
          按键 <kbd>?</kbd>
        </button>
        <a href="/wall.html">展示大屏</a>
      </nav>
    </header>
  );
}

function Reach({ list }: { list: Standing<unknown> }) {
  if (list.failingSince !== null) {
    return <Badge tone="critical">✕ 连不上中继 自 {clockTime(list.failingSince)}</Badge>;
  }
  if (list.asOf === null) return <Badge tone="warning">▲ 正在连接</Badge>;
  return <Badge tone="good">● 列表截至 {clockTime(list.asOf)}</Badge>;
}

/** The relay cannot be reached: what is shown is old, and what to do. */
export function LostBand({ list }: { list: Standing<unknown> }) {
  if (list.failingSince === null) return null;
  return (
    <div className="lost" role="alert">
      <strong>连不上中继，自 {clockTime(list.failingSince)}</strong>
      <span>
        {list.asOf === null
          ? '还没有取到列表'
          : `以下为 ${clockTime(list.asOf)} 时的情形，可能已变`}
        ；正在自动重试，所填内容都还在
      </span>
    </div>
  );
}
