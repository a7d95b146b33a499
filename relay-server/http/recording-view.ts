import type { ClipItem, RecordingItem, RecordingRun, RunPart } from '../../wire/library.ts';
import type { Clip, ClipBook } from '../video/library/clip-book.ts';
import type { Recording, RecordingBook } from '../video/recording/recording-book.ts';
import { runIdOf } from '../video/recording/run-index.ts';

export interface RecordingViewOptions {
  readonly clips: Pick<ClipBook, 'countOf'>;
  readonly recordings: Pick<RecordingBook, 'run'>;
  /** The last court day on which it has to be kept; null: no day is set. */
  readonly keptUntil?: (recording: Recording) => string | null;
  /** Whether a storyboard of it is there or can be made. */
  readonly hasStoryboard?: (recording: Recording) => boolean;
}

/** A recording as the API tells it. */
export function recordingView(
  recording: Recording,
  { clips, recordings, keptUntil, hasStoryboard }: RecordingViewOptions,
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
    run: runView(recordings.run(recording), clips),
  };
}

/** @param parts in order */
function runView(
  parts: readonly Recording[],
  clips: Pick<ClipBook, 'countOf'>,
): RecordingRun | null {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last || parts.length === 1) return null;
  const sum = (of: (part: Recording) => number) =>
    parts.reduce((all, part) => all + (part.state === 'deleted' ? 0 : of(part)), 0);
  return {
    id: runIdOf(first),
    parts: parts.length,
    startedAt: first.startedAt,
    endedAt: last.endedAt,
    bytes: sum(({ bytes }) => bytes),
    gaps: sum(({ gaps }) => gaps),
    clips: sum(({ id }) => clips.countOf(id)),
    held: parts.filter(({ held }) => held).length,
    sameCase: parts.every(({ caseNumber }) => caseNumber === first.caseNumber),
  };
}

/** The recordings of a run as the API tells them; none where it is a single one. */
export function partViews(parts: readonly Recording[]): RunPart[] {
  if (parts.length < 2) return [];
  return parts.map(({ id, startedAt, endedAt, state, held, caseNumber }) => {
    return { id, startedAt, endedAt, state, held, caseNumber };
  });
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
