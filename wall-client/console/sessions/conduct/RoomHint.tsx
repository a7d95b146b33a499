import { roomModes } from '../../../../wire/codes.ts';
import { hashOf } from '../../route.ts';
import type { SessionRow } from '../use-session-rows.ts';
import { useWalls } from '../use-walls.ts';

/** A wall that is not in the session's mode shows nothing of it, whatever is pressed here. */
export function RoomHint({ wallId, state }: { wallId: string; state: SessionRow['state'] }) {
  const wall = useWalls().get(wallId);
  if (!wall || wall.mode === 'session' || (state !== 'planned' && state !== 'running')) return null;
  return (
    <p className="told" role="status">
      <span>
        {wall.title} 现在是“{roomModes.labels[wall.mode]}”，不会显示本场活动。
      </span>
      <a href={hashOf('walls', wallId)}>去大屏导播切换到“警示”</a>
    </p>
  );
}
