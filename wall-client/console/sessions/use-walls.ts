import { useCallback, useMemo } from 'react';
import * as z from 'zod/mini';
import { type RoomMode, roomModes } from '../../../wire/codes.ts';
import { useAsker } from '../../desk/api/use-asker.ts';
import { usePolled } from '../../desk/api/use-polled.ts';
import { useTopic } from '../../replica/use-replica.ts';

const answer = z.object({
  walls: z.array(z.object({ id: z.string(), title: z.string(), mode: roomModes.schema })),
});

export interface WallHead {
  readonly title: string;
  readonly mode: RoomMode;
}

/** A wall by the name that people know it by. */
export function useWallName(wallId: string): string {
  return useWalls().get(wallId)?.title ?? wallId;
}

/** Walls by id: also one that the log says nothing of (the demo's own). A row is newer than any answer. */
export function useWalls(): ReadonlyMap<string, WallHead> {
  const asker = useAsker();
  const rows = useTopic('wall');
  const load = useCallback(
    (signal: AbortSignal) => asker.get('/api/v1/displays', answer, signal),
    [asker],
  );
  const { value } = usePolled(load, { keeps: true });
  return useMemo(() => {
    const walls = new Map<string, WallHead>();
    for (const { id, title, mode } of value?.walls ?? []) walls.set(id, { title, mode });
    for (const [id, { title, mode }] of rows) walls.set(id, { title, mode });
    return walls;
  }, [value, rows]);
}
