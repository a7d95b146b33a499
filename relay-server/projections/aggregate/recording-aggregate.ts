import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { EventBody } from '../../../wire/event-bodies.ts';
import { refuseRecordingAmendment } from '../../rules/matters.ts';
import { conflictOf } from '../../rules/outcome.ts';
import { type Row, type RowData, row } from '../rows.ts';
import type { Aggregate, Step } from './aggregate.ts';

type Recording = RowData<'recording'>;

/** One recording. Its sums are carried on, so no history is held, however long it is. */
export class RecordingAggregate implements Aggregate {
  readonly key: string;
  readonly weight = 1;
  readonly wakeOn = null;
  /** null: what is heard of a recording before its beginning says nothing. */
  readonly #recording: Recording | null;

  private constructor(key: string, recording: Recording | null) {
    this.key = key;
    this.#recording = recording;
  }

  /** @param key `recording:ID` */
  static load(key: string, events: readonly LoggedEvent[]): RecordingAggregate {
    return new RecordingAggregate(key, events.reduce<Recording | null>(withEvent, null));
  }

  take(event: LoggedEvent): Step {
    if (event.type.startsWith('amend.')) {
      const conflicts = [conflictOf(refuseRecordingAmendment(), event.seq)];
      return { next: this, conflicts, effects: () => NO_EFFECTS };
    }
    const recording = withEvent(this.#recording, event);
    const next = new RecordingAggregate(this.key, recording);
    const rows = recording === this.#recording ? [] : next.#rows();
    return { next, conflicts: [], effects: () => ({ ...NO_EFFECTS, rows }) };
  }

  turn(): null {
    return null;
  }

  #rows(): Row[] {
    if (!this.#recording) return [];
    const id = this.key.slice('recording:'.length);
    return [row('recording', id, this.#recording.caseNumber, this.#recording)];
  }
}

const NO_EFFECTS = { rows: [], facts: [], line: null } as const;

function withEvent(recording: Recording | null, event: LoggedEvent): Recording | null {
  if (event.type === 'recording.opened') return recording ?? opened(event.body);
  if (recording === null || recording.state === 'closed') return recording;
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
      return { ...recording, state: 'closed', reason, endedAt, chain };
    }
    default:
      return recording;
  }
}

function opened(body: EventBody<'recording.opened'>): Recording {
  const { streamId, title, caseNumber, officer, unit, town, startedAt } = body;
  const { codecs, width, height, audio, chain } = body;
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
    codecs,
    width,
    height,
    audio,
  };
}
