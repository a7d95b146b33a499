import { useEffect } from 'react';
import { useMeta, useServerClock } from '../../../replica/use-replica.ts';
import { clockTime, longDay } from '../../../ui/format.ts';
import { useNow } from '../../use-now.ts';
import type { SceneProps } from '../scene.ts';
import './ClosedScene.css';

/** 休屏: court name and clock, nothing else. */
export function ClosedScene({ onPainted }: SceneProps) {
  const meta = useMeta();
  const now = useNow(useServerClock());
  // biome-ignore lint/correctness/useExhaustiveDependencies: reported once, when mounted
  useEffect(onPainted, []);
  return (
    <div className="closed">
      <p className="closed-name">{meta?.courtName ?? '智行云视中心'}</p>
      <p className="closed-clock">{clockTime(now).slice(0, 5)}</p>
      <p className="closed-day">
        {meta?.demo && '演示时间 '}
        {longDay(now)}
      </p>
    </div>
  );
}
