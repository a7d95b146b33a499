import type { Entities } from './case-state.ts';

/**
 * Looks an entity up by the id that a source gave. Ids are foreign: `constructor` and `toString`
 * are legal ids, so only own properties count.
 */
export function entityOf<T>(entities: Entities<T>, id: string): T | undefined {
  return Object.hasOwn(entities, id) ? entities[id] : undefined;
}

export function withEntity<T>(entities: Entities<T>, id: string, entity: T): Entities<T> {
  return { ...entities, [id]: entity };
}
