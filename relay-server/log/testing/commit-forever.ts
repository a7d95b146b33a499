import { openSqliteStore } from '../sqlite-store.ts';
import { sampleBatch } from './sample-events.ts';

/**
 * Child process of the crash test: commits batches without end and prints the seq of each once the
 * commit has been acknowledged.
 */
const file = process.argv[2] ?? '';
const store = openSqliteStore(file);
for (;;) {
  const from = store.head().seq + 1;
  const to = from + (from % 7);
  const events = sampleBatch(from, to);
  const { seq } = await store.commit({
    events,
    rows: events.map(({ event, aggregate }) => ({
      topic: 'timeline',
      id: event.id,
      caseNumber: aggregate,
      seq: event.seq,
      data: { text: '已查封' },
    })),
  });
  process.stdout.write(`${seq}\n`);
}
