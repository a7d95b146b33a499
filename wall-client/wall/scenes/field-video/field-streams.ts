import type { RecordingGap } from '../../../../wire/codes.ts';
import type { View } from '../../../../wire/views.ts';

type Field = View<'field'>;
export type Run = NonNullable<Field['run']>;

/** Whether what comes in is being recorded; `reason` null: nothing is said of why it is not. */
export type Recorded =
  | { readonly kept: true }
  | { readonly kept: false; readonly reason: RecordingGap | null };

/** A registered stream and how it stands, of all its days. */
export interface FieldStream extends View<'stream'> {
  id: string;
  run: Run | null;
  position: Field['position'];
  /** null: nothing comes in. */
  recorded: Recorded | null;
}

/** Streams by id; a stream that is not registered (any more) is none, whatever was heard of it. */
export function fieldStreams(
  streams: ReadonlyMap<string, View<'stream'>>,
  heard: ReadonlyMap<string, Field>,
  recordings: ReadonlyMap<string, View<'recordingNow'>>,
): ReadonlyMap<string, FieldStream> {
  const all = new Map<string, FieldStream>();
  for (const [id, stream] of streams) {
    all.set(id, { ...stream, id, run: null, position: null, recorded: null });
  }
  for (const { streamId, run, position } of heard.values()) {
    const stream = all.get(streamId);
    if (!stream) continue;
    if (run && run.startedAt >= (stream.run?.startedAt ?? run.startedAt)) stream.run = run;
    if (position && position.at >= (stream.position?.at ?? position.at)) stream.position = position;
  }
  const now = newestByRun(recordings);
  for (const stream of all.values()) stream.recorded = recordedOf(stream, now);
  return all;
}

/** Where a recording goes on in another one, both may be there for a moment. */
function newestByRun(
  recordings: ReadonlyMap<string, View<'recordingNow'>>,
): ReadonlyMap<string, View<'recordingNow'>> {
  const byRun = new Map<string, View<'recordingNow'>>();
  for (const recording of recordings.values()) {
    const { runId, startedAt } = recording;
    if (startedAt >= (byRun.get(runId)?.startedAt ?? startedAt)) byRun.set(runId, recording);
  }
  return byRun;
}

/** A run without a recording is not recorded. */
function recordedOf(
  { run }: FieldStream,
  byRun: ReadonlyMap<string, View<'recordingNow'>>,
): Recorded | null {
  if (run === null || run.ended !== null) return null;
  const now = byRun.get(run.runId);
  if (now?.gap === null) return { kept: true };
  return { kept: false, reason: now?.gap.reason ?? null };
}

/** The relay takes pictures in: its playlist is there. Whether they are live is the player's to say. */
export function isComingIn({ run }: Pick<FieldStream, 'run'>): boolean {
  return run !== null && run.ended === null;
}

export function playlistOf(streamId: string): string {
  return `/video/live/${encodeURIComponent(streamId)}/index.m3u8`;
}

/** The newest coming-in first. */
export function byNewest(one: FieldStream, other: FieldStream): number {
  return (other.run?.startedAt ?? 0) - (one.run?.startedAt ?? 0) || (one.id < other.id ? -1 : 1);
}
