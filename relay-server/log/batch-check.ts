import type { CommitBatch, Head } from './store.ts';

/** Keys of `meta` that belong to the store itself. */
export const OWN_META_PREFIX = 'store.';
export const EPOCH_KEY = 'store.epoch';
export const PROBE_KEY = 'store.probed';

/**
 * @throws RangeError when events do not go on from the head without a gap, or a meta key is the
 * store's own: mistakes of the caller that must not reach the disk
 */
export function checkBatch(batch: CommitBatch, head: Head): void {
  for (const [index, { event }] of (batch.events ?? []).entries()) {
    const due = head.seq + index + 1;
    if (event.seq !== due) throw new RangeError(`seq ${event.seq} where ${due} is due`);
  }
  for (const { key } of batch.meta ?? []) {
    if (key.startsWith(OWN_META_PREFIX)) throw new RangeError(`meta key ${key} is the store's own`);
  }
}
