import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { RecordingGap } from '../../../wire/codes.ts';
import type { EventBody } from '../../../wire/event-bodies.ts';
import {
  type ClearanceEvent,
  type ClipClearance,
  decideClearance,
  isClearanceEvent,
  NOT_CLEARED,
} from '../../rules/clearance.ts';
import { dayOf } from '../../rules/days.ts';
import { isBreach, type Logged, type Outcome } from '../../rules/outcome.ts';
import { type RecordingStanding, refuseRecordingEvent } from '../../rules/recordings.ts';
import type { RowData } from '../rows.ts';

type Recording = RowData<'recording'>;
type Clip = RowData<'clip'>;

/** What is kept of one recording, and what was done with it. */
export interface KeptVideo {
  /** The coming-in that it is of; an upload's own id. */
  readonly runId: string;
  readonly recording: Recording;
  /** Those that stand. */
  readonly clips: ReadonlyMap<string, Clip>;
  /** Ids of clips that stand or stood. */
  readonly clipIds: ReadonlySet<string>;
  /** By clip: of those that stand, where anything was ever asked for. */
  readonly clearances: ReadonlyMap<string, ClipClearance>;
  /** What comes in now is not kept; `from` UTC ms. null: it is, or nothing comes in. */
  readonly gap: { readonly from: number; readonly reason: RecordingGap } | null;
}

/**
 * Takes one event of a recording, in order of arrival: they are the relay's own.
 * @returns null while the recording has not begun; a breach when the event may not happen
 */
export function takeVideoEvent(
  kept: KeptVideo | null,
  event: LoggedEvent,
): Outcome<KeptVideo> | null {
  if (event.type === 'recording.opened') {
    const { recordingId, continues } = event.body;
    const runId = continues?.runId ?? recordingId;
    const none = { clips: new Map(), clipIds: new Set<string>(), clearances: new Map(), gap: null };
    return kept ?? { runId, recording: opened(event.body), ...none };
  }
  if (kept && isClearanceEvent(event)) return clearanceAfter(kept, event);
  return kept && (refuseRecordingEvent(standingOf(kept), event) ?? evolve(kept, event));
}

/** What may be shown hangs on the clip and the recording: it goes with them, in the same step. */
function clearanceAfter(kept: KeptVideo, event: ClearanceEvent): Outcome<KeptVideo> {
  const { clipId } = event.body;
  const clip = kept.clips.get(clipId);
  const before = kept.clearances.get(clipId) ?? NOT_CLEARED;
  const after = decideClearance(before, event, clip ? { ms: clip.toMs - clip.fromMs } : null);
  if (isBreach(after)) return after;
  return { ...kept, clearances: new Map([...kept.clearances, [clipId, after]]) };
}

function standingOf({ recording, clips, clipIds }: KeptVideo): RecordingStanding {
  const { state, held, startedAt, endedAt } = recording;
  return {
    isOver: state === 'closed' || state === 'deleted',
    isDeleted: state === 'deleted',
    isHeld: held,
    elapsedMs: endedAt === null ? null : endedAt - startedAt,
    clips,
    clipIds,
  };
}

function evolve(kept: KeptVideo, event: LoggedEvent): KeptVideo {
  switch (event.type) {
    case 'recording.linked':
      return withRecording(linked(kept, event.body.caseNumber), {
        changedOn: dayOf(event.occurredAt),
      });
    case 'recording.held':
      return withRecording(kept, { held: true });
    case 'recording.released':
      return withRecording(kept, { held: false, changedOn: dayOf(event.occurredAt) });
    case 'recording.deleted':
      return {
        ...withRecording(kept, { state: 'deleted' }),
        ...{ clips: new Map(), clearances: new Map() },
      };
    case 'clip.marked':
      return marked(kept, event);
    case 'clip.withdrawn':
      return withdrawn(kept, event.body.clipId);
    default:
      return {
        ...kept,
        recording: recorded(kept.recording, event),
        gap: gapAfter(kept, event),
      };
  }
}

function gapAfter({ recording, gap }: KeptVideo, event: LoggedEvent): KeptVideo['gap'] {
  if (recording.state === 'closed' || recording.state === 'deleted') return null;
  if (event.type === 'recording.closed') return null;
  if (event.type !== 'recording.gap') return gap;
  const { from, to, reason } = event.body;
  return to === undefined ? { from, reason } : null;
}

function withRecording(kept: KeptVideo, change: Partial<Recording>): KeptVideo {
  return { ...kept, recording: { ...kept.recording, ...change } };
}

/** Clips that stood with the recording's case go with it. */
function linked(kept: KeptVideo, caseNumber: string | null): KeptVideo {
  const before = kept.recording.caseNumber;
  const clips = new Map(
    [...kept.clips].map(([id, clip]) => [
      id,
      clip.caseNumber === before && before !== caseNumber ? { ...clip, caseNumber } : clip,
    ]),
  );
  return { ...withRecording(kept, { caseNumber }), clips };
}

function marked(
  { clips, clipIds, ...kept }: KeptVideo,
  { body, occurredAt }: Logged<'clip.marked'>,
): KeptVideo {
  const { clipId, recordingId, fromMs, toMs, title, caseType, measure, note, by } = body;
  const clip: Clip = {
    recordingId,
    fromMs,
    toMs,
    title,
    caseType: caseType ?? null,
    measure: measure ?? null,
    caseNumber: body.caseNumber ?? kept.recording.caseNumber,
    note: note ?? null,
    by,
    markedAt: occurredAt,
  };
  return {
    ...kept,
    clips: new Map([...clips, [clipId, clip]]),
    clipIds: new Set([...clipIds, clipId]),
  };
}

function withdrawn(kept: KeptVideo, clipId: string): KeptVideo {
  const others = <T>(all: ReadonlyMap<string, T>) =>
    new Map([...all].filter(([id]) => id !== clipId));
  const { clips, clearances } = kept;
  return {
    ...kept,
    clips: others(clips),
    clearances: clearances.has(clipId) ? others(clearances) : clearances,
  };
}

function recorded(recording: Recording, event: LoggedEvent): Recording {
  if (recording.state === 'closed' || recording.state === 'deleted') return recording;
  switch (event.type) {
    case 'recording.stored': {
      const { last, bytes, ms, chain } = event.body;
      if (last <= recording.segments) return recording;
      const sums = { bytes: recording.bytes + bytes, ms: recording.ms + ms };
      return { ...recording, ...sums, segments: last, chain };
    }
    case 'recording.gap': {
      const known = recording.state === 'interrupted';
      const state = event.body.to === undefined ? 'interrupted' : 'recording';
      return { ...recording, state, gaps: recording.gaps + (known ? 0 : 1) };
    }
    case 'recording.closed': {
      const { reason, elapsedMs, chain } = event.body;
      const endedAt = recording.startedAt + elapsedMs;
      const closedOn = dayOf(event.occurredAt);
      return { ...recording, state: 'closed', reason, endedAt, chain, closedOn };
    }
    default:
      return recording;
  }
}

function opened(body: EventBody<'recording.opened'>): Recording {
  const { streamId, title, caseNumber, officer, unit, town, startedAt } = body;
  const { codecs, width, height, audio, chain, origin, continues } = body;
  return {
    streamId,
    title,
    caseNumber: caseNumber ?? null,
    officer: officer ?? null,
    unit: unit ?? null,
    town: town ?? null,
    startedAt,
    endedAt: null,
    ms: 0,
    bytes: 0,
    segments: 0,
    gaps: 0,
    chain,
    state: 'recording',
    reason: null,
    origin: origin ?? 'live',
    held: continues?.held ?? false,
    codecs,
    width,
    height,
    audio,
    closedOn: null,
    changedOn: null,
    ...(continues && { runId: continues.runId }),
  };
}
