import { takeEach } from '../log/damaged-rows.ts';
import type { LogStore, StoredRow } from '../log/store.ts';
import { type RowData, rowSchemas } from '../projections/rows.ts';

export type SessionHead = { readonly sessionId: string } & Readonly<RowData<'session'>>;

const TOPIC = 'session';

/** All sessions, as their rows tell them: kept up from the rows of commits. */
export class SessionBook {
  readonly #sessions = new Map<string, SessionHead>();

  /** @throws StorageUnavailable; DamagedRows when a kept row is not what was written */
  static async load(store: Pick<LogStore, 'rows'>): Promise<SessionBook> {
    const book = new SessionBook();
    for await (const rows of store.rows({ topics: [TOPIC], liveOnly: true })) book.update(rows);
    return book;
  }

  /** @throws DamagedRows the sessions that they told of are forgotten */
  update(rows: readonly StoredRow[]): void {
    takeEach(
      rows.filter(({ topic }) => topic === TOPIC),
      ({ id, gone, data }) => {
        this.#sessions.delete(id);
        if (!gone) this.#sessions.set(id, { sessionId: id, ...rowSchemas.session.parse(data) });
      },
      ({ id }) => this.#sessions.delete(id),
    );
  }

  get(id: string): SessionHead | undefined {
    return this.#sessions.get(id);
  }

  /** By the planned time, the latest first. */
  all(): SessionHead[] {
    return [...this.#sessions.values()].sort((a, b) => b.plannedAt - a.plannedAt);
  }

  /** Those that are not over: planned or running. */
  open(): SessionHead[] {
    return this.all().filter(({ state }) => state === 'planned' || state === 'running');
  }

  /** What runs on a wall. */
  runningOn(wallId: string): SessionHead | undefined {
    return this.open().find((one) => one.state === 'running' && one.wallId === wallId);
  }
}
