import type { LoggedEvent } from '../../wire/case-event.ts';
import { type Breach, refuse, unknown } from './outcome.ts';

/** What is known of a recording when something is to be done with it. */
export interface RecordingStanding {
  readonly isOver: boolean;
  readonly isDeleted: boolean;
  /** Under legal hold. */
  readonly isHeld: boolean;
  /** From its first frame to the end of its last, ms; null while it goes on. */
  readonly elapsedMs: number | null;
  /** Clips that stand, and ids of all that ever stood. */
  readonly clips: { has(id: string): boolean };
  readonly clipIds: { has(id: string): boolean };
}

/** Why an event may not happen to a recording that has begun; null: it may. */
export function refuseRecordingEvent(
  recording: RecordingStanding,
  event: LoggedEvent,
): Breach | null {
  const isGone = recording.isDeleted ? refuse('L-6', 'recordingId') : null;
  switch (event.type) {
    case 'recording.held':
    case 'recording.exported':
      return isGone;
    case 'recording.deleted':
      if (recording.isHeld) return refuse('L-5', 'recordingId');
      return isGone ?? (recording.isOver ? null : refuse('L-10', 'recordingId'));
    case 'clip.marked': {
      if (isGone) return isGone;
      const { clipId, toMs } = event.body;
      if (recording.clipIds.has(clipId)) return refuse('L-7', 'clipId');
      // Of media that still come in the end is not known.
      const { elapsedMs } = recording;
      return elapsedMs !== null && toMs > elapsedMs ? refuse('L-9', 'toMs') : null;
    }
    case 'clip.withdrawn': {
      const { clipId } = event.body;
      return recording.clips.has(clipId) ? null : unknown('L-8', 'clipId', clipId);
    }
    case 'amend.corrected':
    case 'amend.reversed':
      // What is said of a recording is as the disk has it.
      return refuse('L-4', 'amends');
    default:
      return null;
  }
}
