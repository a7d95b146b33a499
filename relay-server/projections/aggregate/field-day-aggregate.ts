import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { View } from '../../../wire/views.ts';
import { lostStreamKey, streamLostAlert } from '../../rules/alerts/video-alerts.ts';
import { dayOf, plusDays } from '../../rules/days.ts';
import { refuseFieldAmendment } from '../../rules/matters.ts';
import { conflictOf } from '../../rules/outcome.ts';
import { fieldAlertRow, lossesOver } from '../case/alert-rows.ts';
import { gone, type Row, type RowChange, row } from '../rows.ts';
import type { Aggregate, Step } from './aggregate.ts';

type Field = View<'field'>;

/** A day's row is gone on the second day after, or on the first one after its run has ended. */
const DAYS_KEPT = 2;

/**
 * What is heard of a stream on one court day: where it was last, and its newest coming-in. The newest
 * occurrence wins, so no history is held, however many positions a day brings. Where the coming-in was
 * lost, an alert stands until the stream comes in again, is revoked, or the day's row goes.
 */
export class FieldDayAggregate implements Aggregate {
  readonly key: string;
  readonly weight = 1;
  readonly wakeOn: string | null;
  readonly #field: Field;
  /** The alert that its newest coming-in ended with. */
  readonly #lost: Row | null;

  private constructor(key: string, field: Field, lost: Row | null, wakeOn: string | null) {
    this.key = key;
    this.#field = field;
    this.#lost = lost;
    this.wakeOn = wakeOn;
  }

  /** @param key `field:STREAM:DAY` */
  static load(key: string, events: readonly LoggedEvent[]): FieldDayAggregate {
    const [, streamId = '', day = ''] = key.split(':');
    const none: Field = { streamId, run: null, position: null };
    const empty = new FieldDayAggregate(key, none, null, plusDays(day, DAYS_KEPT));
    return events.reduce((before, event) => before.#after(event), empty);
  }

  take(event: LoggedEvent): Step {
    if (event.type.startsWith('amend.')) {
      const conflicts = [conflictOf(refuseFieldAmendment(), event.seq)];
      return { next: this, conflicts, effects: () => NO_EFFECTS };
    }
    const next = this.#after(event);
    const rows = next === this ? [] : [next.#row(), ...next.#alertChanges(event)];
    return { next, conflicts: [], effects: () => ({ ...NO_EFFECTS, rows }) };
  }

  turn(today: string): Step | null {
    if (this.wakeOn === null || today < this.wakeOn) return null;
    if (this.#field.run?.ended === null) {
      const next = new FieldDayAggregate(this.key, this.#field, null, plusDays(today, 1));
      return { next, conflicts: [], effects: () => NO_EFFECTS };
    }
    const next = new FieldDayAggregate(this.key, this.#field, this.#lost, null);
    const over = [this.#row(), ...(this.#lost ? [this.#lost] : [])];
    const rows = over.map(({ topic, id, caseNumber }) => gone(topic, id, caseNumber));
    return { next, conflicts: [], effects: () => ({ ...NO_EFFECTS, rows }) };
  }

  /** @returns this one, where the event says nothing newer */
  #after(event: LoggedEvent): FieldDayAggregate {
    const field = withEvent(this.#field, event);
    if (field === this.#field) return this;
    const lost = event.type === 'field.position' ? this.#lost : lossOf(event);
    return new FieldDayAggregate(this.key, field, lost, this.wakeOn);
  }

  #alertChanges(event: LoggedEvent): RowChange[] {
    if (event.type === 'stream.started') {
      return lossesOver(event.body.streamId, dayOf(event.occurredAt));
    }
    return event.type === 'stream.ended' && this.#lost ? [this.#lost] : [];
  }

  #row(): Row {
    const [, streamId, day] = this.key.split(':');
    return row('field', `${streamId}@${day}`, null, this.#field);
  }
}

/** The alert of a stream that is lost with this event. */
function lossOf(event: LoggedEvent): Row | null {
  if (event.type !== 'stream.ended') return null;
  const { streamId, title, caseNumber, reason } = event.body;
  const alert = streamLostAlert(title ?? streamId, reason, event.occurredAt);
  return alert && fieldAlertRow(alert, lostStreamKey(streamId), caseNumber ?? null);
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
