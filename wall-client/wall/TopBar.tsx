import { roomModes } from '../../wire/codes.ts';
import { useIsClockTold, useMeta, useServerClock } from '../replica/use-replica.ts';
import { Badge } from '../ui/Badge.tsx';
import { clockTime, longDay, minuteTime } from '../ui/format.ts';
import { useNavigation } from './navigation.ts';
import { recordingBadge } from './recording-words.ts';
import { nameOf } from './SceneLayers.tsx';
import { useNow } from './use-now.ts';
import type { WallLink } from './use-wall-link.ts';
import './TopBar.css';

/** Always on screen: whose wall this is, what it shows, what it may show, and whether it is true. */
export function TopBar({ link }: { link: WallLink }) {
  const courtName = useMeta('courtName');
  const demo = useMeta('demo') ?? false;
  const health = useMeta('health');
  const recording = recordingBadge(useMeta('recording'));
  const { scene, paused } = useNavigation();
  return (
    <header className="top">
      <h1 className="top-name">
        {courtName !== undefined && <span>{courtName}</span>}
        <span className="top-product">智行云视中心</span>
      </h1>
      <p className="top-scene">{nameOf(scene)}</p>
      <div className="top-state">
        {paused && <Badge>轮播已暂停</Badge>}
        {demo && <Badge tone="money">演示数据</Badge>}
        {link.display?.paired && link.display.byItself && <Badge>演示配对</Badge>}
        {health === 'readOnly' && <Badge tone="warning">▲ 只读/降级</Badge>}
        {recording && <Badge tone="warning">▲ {recording}</Badge>}
        {link.outdated && <Badge>新版本，即将刷新</Badge>}
        {link.roomMode && <Badge tone="info">{roomModes.labels[link.roomMode]}</Badge>}
        <LinkWords link={link} />
      </div>
      <Clock demo={demo} />
    </header>
  );
}

function LinkWords({ link }: { link: WallLink }) {
  const since = link.stoppedAt === null ? '' : clockTime(link.stoppedAt);
  if (link.roomMode === null || (link.state !== 'live' && link.stoppedAt === null)) {
    return <Badge tone="warning">▲ 正在连接</Badge>;
  }
  if (link.state === 'live') return <Badge tone="good">● 实时</Badge>;
  if (link.state === 'stale') return <Badge tone="warning">▲ 数据停于 {since}</Badge>;
  return <Badge tone="critical">✕ 连接中断 自 {since}</Badge>;
}

/**
 * The demo's day runs many times faster than ours: its seconds would only flicker, and between two looks
 * at the relay's clock news may come from after the last; the clock is never behind what is shown.
 */
function Clock({ demo }: { demo: boolean }) {
  const told = useNow(useServerClock());
  const asOf = useMeta('asOf') ?? told;
  const now = demo ? Math.max(told, asOf) : told;
  const isTold = useIsClockTold();
  // The page's own clock is nobody's: for the first moment there is none.
  if (!isTold()) {
    return (
      <p className="top-clock">
        <time className="top-time">--:--</time>
      </p>
    );
  }
  return (
    <p className="top-clock">
      <span className="top-day">
        {demo && <span className="top-demo">演示时间 </span>}
        {longDay(now)}
      </span>
      <time className="top-time">{demo ? minuteTime(now) : clockTime(now)}</time>
    </p>
  );
}
