/**
 * Tombstones of the newest so many events are kept, some months of a court's work: a replica that
 * comes from further back gets everything anyway (SPEC F-11). So they do not grow with the log.
 */
export const TOMBSTONES_KEPT = 50_000;

/**
 * Up to which seq tombstones may be missing, with the log at `head`. It moves on in steps, so that
 * old ones are looked for every thousand events and not with every commit.
 */
export function horizonOf(head: number, kept: number): number {
  const step = Math.max(1, Math.floor(kept / 50));
  return Math.max(0, Math.floor((head - kept) / step) * step);
}
