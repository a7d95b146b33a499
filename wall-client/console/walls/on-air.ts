import type { Rows } from '../../replica/use-replica.ts';

export interface StreamItem {
  readonly id: string;
  readonly title: string;
  /** Officer and unit, as far as they are known. */
  readonly who: string;
  readonly onAir: boolean;
}

/** Streams with what is on air first. Of a stream's days the newest run is how it stands. */
export function onAirFirst(streams: Rows<'stream'>, field: Rows<'field'>): StreamItem[] {
  const newest = new Map<string, { startedAt: number; goesOn: boolean }>();
  for (const { streamId, run } of field.values()) {
    if (!run || run.startedAt < (newest.get(streamId)?.startedAt ?? 0)) continue;
    newest.set(streamId, { startedAt: run.startedAt, goesOn: run.ended === null });
  }
  return [...streams]
    .map(([id, { title, officer, unit }]) => ({
      id,
      title,
      who: [unit, officer].filter((part) => part !== null).join(' '),
      onAir: newest.get(id)?.goesOn ?? false,
    }))
    .sort((a, b) => Number(b.onAir) - Number(a.onAir) || a.title.localeCompare(b.title, 'zh'));
}
