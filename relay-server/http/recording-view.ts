import type { ClipItem, RecordingItem } from '../../wire/library.ts';
import type { Clip, ClipBook } from '../video/library/clip-book.ts';
import type { Recording, RecordingBook } from '../video/recording/recording-book.ts';

export interface RecordingViewOptions {
  readonly clips: Pick<ClipBook, 'countOf'>;
  /** The last court day on which it has to be kept; null: no day is set. */
  readonly keptUntil?: (recording: Recording) => string | null;
  /** Whether a storyboard of it is there or can be made. */
  readonly hasStoryboard?: (recording: Recording) => boolean;
}

/** A recording as the API tells it. */
export function recordingView(
  recording: Recording,
  { clips, keptUntil, hasStoryboard }: RecordingViewOptions,
): RecordingItem {
  const { id, streamId, title, caseNumber, officer, unit, town, startedAt, endedAt } = recording;
  const { ms, bytes, segments, gaps, chain, state, reason, width, height, audio } = recording;
  const { origin, held } = recording;
  const address = `/video/recordings/${id}`;
  return {
    ...{ id, streamId, title, caseNumber, officer, unit, town, startedAt, endedAt },
    ...{ ms, bytes, segments, gaps, chain, state, reason, width, height, audio, origin, held },
    clips: clips.countOf(id),
    keptUntil: keptUntil?.(recording) ?? null,
    playlist: `${address}/index.m3u8`,
    storyboard: hasStoryboard?.(recording) ? `${address}/storyboard.json` : null,
  };
}

/** What who acted is called: `by` of an event is an account. */
export type NameOf = (by: string) => string;

const asItIs: NameOf = (by) => by;

/** Clips as the API tells them, with what their recordings are called. */
export function clipViews(
  clips: readonly Clip[],
  recordings: Pick<RecordingBook, 'get'>,
  nameOf: NameOf = asItIs,
): ClipItem[] {
  return clips.flatMap((clip) => {
    const recording = recordings.get(clip.recordingId);
    return recording ? [clipView(clip, recording, nameOf)] : [];
  });
}

export function clipView(clip: Clip, recording: Recording, nameOf: NameOf = asItIs): ClipItem {
  const { id, recordingId, fromMs, toMs, title, caseType, measure, caseNumber } = clip;
  const { note, by, markedAt } = clip;
  const { startedAt, town, state } = recording;
  return {
    ...{ id, recordingId, fromMs, toMs, title, caseType, measure, caseNumber },
    ...{
      note,
      by: nameOf(by),
      markedAt,
      recording: { title: recording.title, startedAt, town, state },
    },
  };
}
