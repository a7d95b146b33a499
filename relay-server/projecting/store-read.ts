import type { LogStore } from '../log/store.ts';
import type { Read } from '../projections/read.ts';

/** What the projector reads, from the store. */
export function readOf(store: LogStore): Read {
  return {
    historyOf: (aggregate) => store.historyOf(aggregate),
    findEvents: (source, ids) => store.findEvents(source, ids),
    loadCells: () => store.loadCells(),
    loadWakes: () => flat(store.loadWakes()),
    rows: (query) => store.rows(query),
  };
}

async function* flat<T>(chunks: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const chunk of chunks) yield* chunk;
}
