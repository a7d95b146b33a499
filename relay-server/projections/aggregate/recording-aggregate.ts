import type { LoggedEvent } from '../../../wire/case-event.ts';
import { recordingStoppedAlert } from '../../rules/alerts/video-alerts.ts';
import { type Breach, conflictOf, isBreach } from '../../rules/outcome.ts';
import { fieldAlertRow } from '../case/alert-rows.ts';
import { listChanges } from '../row-diff.ts';
import { gone, type Row, type RowChange, row } from '../rows.ts';
import type { Aggregate, Step } from './aggregate.ts';
import { clearanceChanges } from './clearance-rows.ts';
import { type KeptVideo, takeVideoEvent } from './kept-video.ts';
import { videoLines } from './video-lines.ts';

/** One recording and the clips marked in it. Its sums are carried on, so no history is held, however long it is. */
export class RecordingAggregate implements Aggregate {
  readonly key: string;
  readonly weight = 1;
  readonly wakeOn = null;
  /** null: what is heard of a recording before its beginning says nothing. */
  readonly #kept: KeptVideo | null;

  private constructor(key: string, kept: KeptVideo | null) {
    this.key = key;
    this.#kept = kept;
  }

  /** @param key `recording:ID` */
  static load(key: string, events: readonly LoggedEvent[]): RecordingAggregate {
    const kept = events.reduce<KeptVideo | null>((before, event) => {
      const outcome = takeVideoEvent(before, event);
      return outcome === null || isBreach(outcome) ? before : outcome;
    }, null);
    return new RecordingAggregate(key, kept);
  }

  take(event: LoggedEvent): Step {
    const outcome = takeVideoEvent(this.#kept, event);
    if (outcome !== null && isBreach(outcome)) return this.#unmoved(outcome, event.seq);
    const next = new RecordingAggregate(this.key, outcome);
    const before = this.#kept;
    const rows =
      outcome === null
        ? []
        : [
            ...changesOf(this.key, before, outcome),
            ...nowChanges(this.key, before, outcome),
            ...clearanceChanges(before, outcome),
            ...videoLines(event, before, outcome),
          ];
    return { next, conflicts: [], effects: () => ({ ...NO_EFFECTS, rows }) };
  }

  turn(): null {
    return null;
  }

  #unmoved(breach: Breach, seq: number): Step {
    return { next: this, conflicts: [conflictOf(breach, seq)], effects: () => NO_EFFECTS };
  }
}

const NO_EFFECTS = { rows: [], facts: [], line: null } as const;

/** A row of another case is another row: the one before goes first. */
function changesOf(key: string, before: KeptVideo | null, after: KeptVideo): RowChange[] {
  const id = key.slice('recording:'.length);
  const changes: RowChange[] = [];
  const { recording } = after;
  if (recording !== before?.recording) {
    const was = before?.recording.caseNumber;
    if (was !== undefined && was !== recording.caseNumber) changes.push(gone('recording', id, was));
    changes.push(row('recording', id, recording.caseNumber, recording));
  }
  for (const [clipId, clip] of before?.clips ?? []) {
    const now = after.clips.get(clipId);
    if (now?.caseNumber !== clip.caseNumber) changes.push(gone('clip', clipId, clip.caseNumber));
  }
  for (const [clipId, clip] of after.clips) {
    if (clip !== before?.clips.get(clipId))
      changes.push(row('clip', clipId, clip.caseNumber, clip));
  }
  return changes;
}

/** Whether it is being recorded now, and the alert while it is not. */
function nowChanges(key: string, before: KeptVideo | null, after: KeptVideo): RowChange[] {
  return listChanges(before ? nowRows(key, before) : [], nowRows(key, after));
}

function nowRows(key: string, { runId, recording, gap }: KeptVideo): Row[] {
  const { state, origin, streamId, startedAt, title, caseNumber } = recording;
  if (origin !== 'live' || (state !== 'recording' && state !== 'interrupted')) return [];
  const id = key.slice('recording:'.length);
  const since = gap && { reason: gap.reason, since: gap.from };
  const now = row('recordingNow', id, null, { streamId, runId, startedAt, gap: since });
  if (!gap) return [now];
  const alert = recordingStoppedAlert(title, gap.reason, gap.from);
  return [now, fieldAlertRow(alert, key, caseNumber)];
}
