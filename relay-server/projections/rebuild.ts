import type { LoggedEvent } from '../../wire/case-event.ts';
import type { StatisticsConfig } from '../rules/indicators/periods.ts';
import { Contributions } from './contributions.ts';
import type { Changes } from './draft.ts';
import { EmptyRead, EventBook, type EventSource } from './event-book.ts';
import { Projector } from './projector.ts';
import { rowKey, type SeqRow } from './rows.ts';
import type { Cell } from './wall-rows.ts';

/** Events taken in between two yields of `rebuildChanges`. */
const CHUNK = 500;

/** All projections of a log: what the store must hold beside the events. */
export interface Projections {
  /** Live rows by (topic, case, id); tombstones left out. */
  readonly rows: ReadonlyMap<string, SeqRow>;
  /** Cells that are not 0. */
  readonly cells: ReadonlyMap<string, number>;
  readonly contributions: Contributions;
  readonly wakes: ReadonlyMap<string, string>;
}

/**
 * Projects a log from its beginning, chunk by chunk, for a caller that keeps the result elsewhere.
 * Rows, their seqs and the cells are the same as those that were written event by event, however the
 * events were batched.
 * @param events the whole log, by seq
 * @param log where to look events up again; without it they are held in memory
 */
export async function* rebuildChanges(
  events: AsyncIterable<LoggedEvent> | Iterable<LoggedEvent>,
  config: StatisticsConfig,
  log?: EventSource,
): AsyncGenerator<Changes & { readonly to: number }> {
  const book = new EventBook(log);
  const projector = await Projector.open(new EmptyRead(book), config);
  let draft = projector.draft();
  let pending: { event: LoggedEvent; aggregate: string }[] = [];
  const finish = () => {
    const changes = { ...draft.changes(), to: pending.at(-1)?.event.seq ?? 0 };
    draft.keep();
    book.commit(pending);
    pending = [];
    return changes;
  };
  for await (const event of events) {
    pending.push({ event, aggregate: await draft.apply(event) });
    if (pending.length < CHUNK) continue;
    yield finish();
    draft = projector.draft();
  }
  yield finish();
}

/** Projects a log from its beginning; the result is held in memory. */
export async function rebuild(
  events: AsyncIterable<LoggedEvent> | Iterable<LoggedEvent>,
  config: StatisticsConfig,
  log?: EventSource,
): Promise<Projections> {
  const rows = new Map<string, SeqRow>();
  const cells = new Map<string, number>();
  const contributions = new Contributions();
  const wakes = new Map<string, string>();
  for await (const changes of rebuildChanges(events, config, log)) {
    for (const row of changes.rows) put(rows, rowKey(row), 'gone' in row ? null : row);
    for (const { key, n } of changes.cells satisfies readonly Cell[]) cells.set(key, n);
    contributions.take(changes);
    for (const { key, wakeOn } of changes.wakes) put(wakes, key, wakeOn);
  }
  return { rows, cells, contributions, wakes };
}

function put<V>(map: Map<string, V>, key: string, value: V | null): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
}
