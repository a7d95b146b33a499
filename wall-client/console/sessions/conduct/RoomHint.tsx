import { roomModes } from '../../../../wire/codes.ts';
import { hashOf } from '../../route.ts';
import { ToMode } from '../../walls/ToMode.tsx';
import type { SessionRow } from '../use-session-rows.ts';
import { useWalls } from '../use-walls.ts';

/** A wall that is not in the session's mode shows nothing of it: it cannot be begun then, and is put right here. */
export function RoomHint({ wallId, state }: { wallId: string; state: SessionRow['state'] }) {
  const wall = useWalls().get(wallId);
  if (!wall || wall.mode === 'session' || (state !== 'planned' && state !== 'running')) return null;
  return (
    <div className="told" role="status">
      <span>
        {wall.title} 现在是“{roomModes.labels[wall.mode]}”，不会显示本场活动
        {state === 'planned' && '，须先切换才能开始'}。
      </span>
      <ToMode wall={{ id: wallId, ...wall }} mode="session" />
      <a href={hashOf('walls', wallId)}>大屏导播</a>
    </div>
  );
}
