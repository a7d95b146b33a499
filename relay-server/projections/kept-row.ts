import type { KeptRow } from './read.ts';
import { type Row, type RowTopic, row, rowSchemas } from './rows.ts';

/**
 * A row read back from the store.
 * @throws RangeError for a topic that no projection has; ZodError for data that is not its topic's
 */
export function keptRow({ topic, id, caseNumber, data }: KeptRow): Row {
  if (!isRowTopic(topic)) throw new RangeError(`unknown topic: ${topic}`);
  return row(topic, id, caseNumber, rowSchemas[topic].parse(data));
}

function isRowTopic(topic: string): topic is RowTopic {
  return Object.hasOwn(rowSchemas, topic);
}
