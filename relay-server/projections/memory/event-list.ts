import type { LoggedEvent } from '../../../wire/case-event.ts';

/**
 * Events of an aggregate by seq. Immutable from outside: appending gives a new list that shares the
 * old one's memory as long as it is the first to grow from there, so that an event costs the same
 * however long its case is.
 */
export class EventList {
  readonly #shared: LoggedEvent[];
  readonly length: number;

  private constructor(shared: LoggedEvent[], length: number) {
    this.#shared = shared;
    this.length = length;
  }

  static of(events: readonly LoggedEvent[]): EventList {
    return new EventList([...events], events.length);
  }

  append(event: LoggedEvent): EventList {
    if (this.#shared.length !== this.length) return EventList.of([...this.events(), event]);
    this.#shared.push(event);
    return new EventList(this.#shared, this.length + 1);
  }

  events(): LoggedEvent[] {
    return this.#shared.slice(0, this.length);
  }
}
