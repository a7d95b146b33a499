import { gone, type Row, type RowChange, type RowData, type RowTopic, row } from './rows.ts';
import { sameData } from './same-data.ts';

interface EntityOptions {
  /** The row depends on more than the entity itself: one that is the same object is looked at too. */
  readonly contextual?: boolean;
}

/**
 * Changes from one set of entities to the next, for a topic whose rows are made one from each. An
 * entity that is the same object is passed over; a row is changed only when it says something else.
 * @param rowOf null: the entity has no row
 */
export function entityChanges<E, T extends RowTopic>(
  topic: T,
  caseNumber: string,
  before: Readonly<Record<string, E>> | undefined,
  after: Readonly<Record<string, E>> | undefined,
  rowOf: (entity: E, side: 'before' | 'after') => RowData<T> | null,
  into: RowChange[],
  { contextual = false }: EntityOptions = {},
): void {
  for (const [id, entity] of Object.entries(after ?? {})) {
    const old = entityOf(before, id);
    if (old === entity && !contextual) continue;
    const previous = old === undefined ? null : rowOf(old, 'before');
    const next = rowOf(entity, 'after');
    const change = changeOf(topic, id, caseNumber, previous, next);
    if (change) into.push(change);
  }
  for (const [id, entity] of Object.entries(before ?? {})) {
    if (entityOf(after, id) !== undefined) continue;
    if (rowOf(entity, 'before') !== null) into.push(gone(topic, id, caseNumber));
  }
}

/** The change from one row's data to the next, if there is any. null: no row. */
export function changeOf<T extends RowTopic>(
  topic: T,
  id: string,
  caseNumber: string | null,
  before: RowData<T> | null,
  after: RowData<T> | null,
): RowChange | null {
  if (after === null) return before === null ? null : gone(topic, id, caseNumber);
  if (before !== null && sameData(before, after)) return null;
  return row(topic, id, caseNumber, after);
}

/** Changes from one list of rows to the next. */
export function listChanges(
  before: readonly Row[],
  after: readonly Row[],
  into: RowChange[] = [],
): RowChange[] {
  if (before === after) return into;
  // Mostly the same rows stand in the same order.
  let at = 0;
  for (; at < after.length; at += 1) {
    const [previous, next] = [before[at], after[at]];
    if (!previous || !next || previous.topic !== next.topic || previous.id !== next.id) break;
    if (!sameData(previous.data, next.data)) into.push(next);
  }
  if (at === before.length && at === after.length) return into;
  const old = new Map(before.slice(at).map((each) => [`${each.topic}\n${each.id}`, each]));
  for (const each of after.slice(at)) {
    const key = `${each.topic}\n${each.id}`;
    const previous = old.get(key);
    old.delete(key);
    if (!previous || !sameData(previous.data, each.data)) into.push(each);
  }
  for (const each of old.values()) into.push(gone(each.topic, each.id, each.caseNumber));
  return into;
}

function entityOf<E>(entities: Readonly<Record<string, E>> | undefined, id: string): E | undefined {
  return entities && Object.hasOwn(entities, id) ? entities[id] : undefined;
}
