import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { View } from '../../../wire/views.ts';
import { plusDays } from '../../rules/days.ts';
import { refuseFieldAmendment } from '../../rules/matters.ts';
import { conflictOf } from '../../rules/outcome.ts';
import { gone, type Row, row } from '../rows.ts';
import type { Aggregate, Step } from './aggregate.ts';

type Field = View<'field'>;

/** A day's row is gone on the second day after, or on the first one after its run has ended. */
const DAYS_KEPT = 2;

/**
 * What is heard of a stream on one court day: where it was last, and its newest coming-in. The newest
 * occurrence wins, so no history is held, however many positions a day brings.
 */
export class FieldDayAggregate implements Aggregate {
  readonly key: string;
  readonly weight = 1;
  readonly wakeOn: string | null;
  readonly #field: Field;

  private constructor(key: string, field: Field, wakeOn: string | null) {
    this.key = key;
    this.#field = field;
    this.wakeOn = wakeOn;
  }

  /** @param key `field:STREAM:DAY` */
  static load(key: string, events: readonly LoggedEvent[]): FieldDayAggregate {
    const [, streamId = '', day = ''] = key.split(':');
    const field = events.reduce<Field>(withEvent, { streamId, run: null, position: null });
    return new FieldDayAggregate(key, field, plusDays(day, DAYS_KEPT));
  }

  take(event: LoggedEvent): Step {
    if (event.type.startsWith('amend.')) {
      const conflicts = [conflictOf(refuseFieldAmendment(), event.seq)];
      return { next: this, conflicts, effects: () => NO_EFFECTS };
    }
    const field = withEvent(this.#field, event);
    const next = new FieldDayAggregate(this.key, field, this.wakeOn);
    const rows = field === this.#field ? [] : [next.#row()];
    return { next, conflicts: [], effects: () => ({ ...NO_EFFECTS, rows }) };
  }

  turn(today: string): Step | null {
    if (this.wakeOn === null || today < this.wakeOn) return null;
    if (this.#field.run?.ended === null) {
      const next = new FieldDayAggregate(this.key, this.#field, plusDays(today, 1));
      return { next, conflicts: [], effects: () => NO_EFFECTS };
    }
    const next = new FieldDayAggregate(this.key, this.#field, null);
    const { topic, id, caseNumber } = this.#row();
    const rows = [gone(topic, id, caseNumber)];
    return { next, conflicts: [], effects: () => ({ ...NO_EFFECTS, rows }) };
  }

  #row(): Row {
    const [, streamId, day] = this.key.split(':');
    return row('field', `${streamId}@${day}`, null, this.#field);
  }
}

const NO_EFFECTS = { rows: [], facts: [], line: null } as const;

function withEvent(field: Field, event: LoggedEvent): Field {
  const { run, position } = field;
  switch (event.type) {
    case 'field.position': {
      if (position !== null && event.occurredAt < position.at) return field;
      const { lng, lat, accuracyM } = event.body.place;
      return {
        ...field,
        position: { at: event.occurredAt, lng, lat, accuracyM: accuracyM ?? null },
      };
    }
    case 'stream.started': {
      const { runId, startedAt, width, height, audio } = event.body;
      if (run !== null && startedAt < run.startedAt) return field;
      return { ...field, run: { runId, startedAt, width, height, audio, ended: null } };
    }
    case 'stream.ended': {
      const { runId, reason, lastFrameAt } = event.body;
      if (run?.runId !== runId || run.ended !== null) return field;
      const ended = { at: event.occurredAt, reason, lastFrameAt: lastFrameAt ?? null };
      return { ...field, run: { ...run, ended } };
    }
    default:
      return field;
  }
}
