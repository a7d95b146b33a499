import { useEffect } from 'react';
import { roomModes } from '../../../../wire/codes.ts';
import {
  useConnection,
  useIsClockTold,
  useMeta,
  useServerClock,
} from '../../../replica/use-replica.ts';
import { longDay, minuteTime } from '../../../ui/format.ts';
import { firstFiguresCommitted } from '../../first-paint.ts';
import { useNow } from '../../use-now.ts';
import type { SceneProps } from '../scene.ts';
import './ClosedScene.css';

/**
 * 休屏: court name and clock; at the foot only what is on every screen: room mode, link, demo mark. When
 * something is wrong the shell's top bar says so above.
 */
export function ClosedScene({ onPainted }: SceneProps) {
  const courtName = useMeta('courtName');
  const demo = useMeta('demo');
  const health = useMeta('health');
  const now = useNow(useServerClock());
  // The page's own clock is nobody's.
  const isTold = useIsClockTold()();
  const { link, roomMode, display } = useConnection();
  // biome-ignore lint/correctness/useExhaustiveDependencies: reported once, when mounted
  useEffect(onPainted, []);
  const hasNoFigures = roomMode !== null && roomMode !== 'bureau';
  useEffect(() => {
    if (hasNoFigures) firstFiguresCommitted();
  }, [hasNoFigures]);
  return (
    <div className="closed">
      <p className="closed-name">{courtName ?? '智行云视中心'}</p>
      <p className="closed-clock">{isTold ? minuteTime(now) : '--:--'}</p>
      <p className="closed-day">
        {demo && '演示时间 '}
        {isTold ? longDay(now) : '正在取时间'}
      </p>
      {link === 'live' && roomMode && health !== 'readOnly' && (
        <p className="closed-foot">
          <span>{roomModes.labels[roomMode]}</span>
          {demo && <span>演示数据</span>}
          {display?.paired && display.byItself && <span>演示配对</span>}
          <span>● 实时</span>
        </p>
      )}
    </div>
  );
}
