import type { LoggedEvent } from '../../wire/case-event.ts';
import type { Read } from './read.ts';

/** Where logged events can be looked up. */
export type EventSource = Pick<Read, 'historyOf' | 'findEvents'>;

/** The events that a rebuild has passed: its own memory of them, or a window onto the log. */
export class EventBook implements EventSource {
  readonly #log: EventSource | undefined;
  readonly #byAggregate = new Map<string, LoggedEvent[]>();
  readonly #bySource = new Map<string, LoggedEvent>();
  #head = 0;

  constructor(log?: EventSource) {
    this.#log = log;
  }

  commit(events: readonly { readonly event: LoggedEvent; readonly aggregate: string }[]): void {
    for (const { event, aggregate } of events) {
      this.#head = event.seq;
      if (this.#log) continue;
      const history = this.#byAggregate.get(aggregate);
      if (history) history.push(event);
      else this.#byAggregate.set(aggregate, [event]);
      this.#bySource.set(`${event.source}\n${event.id}`, event);
    }
  }

  async historyOf(aggregate: string): Promise<readonly LoggedEvent[]> {
    if (!this.#log) return [...(this.#byAggregate.get(aggregate) ?? [])];
    return this.#passed(await this.#log.historyOf(aggregate));
  }

  async findEvents(source: string, ids: readonly string[]): Promise<readonly LoggedEvent[]> {
    if (this.#log) return this.#passed(await this.#log.findEvents(source, ids));
    return ids
      .map((id) => this.#bySource.get(`${source}\n${id}`))
      .filter((one) => one !== undefined);
  }

  /** The log holds what comes later too; a rebuild must not see it before its turn. */
  #passed(events: readonly LoggedEvent[]): LoggedEvent[] {
    return events.filter((event) => event.seq <= this.#head);
  }
}

/** A read of a log whose projections are empty, as before the first event. */
export class EmptyRead implements Read {
  readonly #events: EventSource;

  constructor(events: EventSource) {
    this.#events = events;
  }

  historyOf(aggregate: string): Promise<readonly LoggedEvent[]> {
    return this.#events.historyOf(aggregate);
  }

  findEvents(source: string, ids: readonly string[]): Promise<readonly LoggedEvent[]> {
    return this.#events.findEvents(source, ids);
  }

  async *loadCells(): ReturnType<Read['loadCells']> {
    yield [];
  }

  async *loadWakes(): AsyncGenerator<never> {
    yield* [];
  }

  async *rows(): ReturnType<Read['rows']> {
    yield [];
  }
}
