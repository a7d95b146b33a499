/** What counts fewer cases or persons than this is not shown outside the bureau (SPEC V-5). */
export const LEAST_SHOWN = 5;

/** True when a count is so small that it could point at somebody. Nothing (0) points at nobody. */
export function isFew(count: number): boolean {
  return count > 0 && count < LEAST_SHOWN;
}

/** A count before it was revised; null where it, or by how much it was revised, is few: that could be subtracted. */
export function formerUnlessFew(former: number | null, now: number | null): number | null {
  if (former === null || now === null) return null;
  return isFew(former) || isFew(Math.abs(now - former)) ? null : former;
}
