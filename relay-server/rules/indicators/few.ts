/** What counts fewer cases or persons than this is not shown outside the bureau (SPEC V-5). */
export const LEAST_SHOWN = 5;

/** True when a count is so small that it could point at somebody. Nothing (0) points at nobody. */
export function isFew(count: number): boolean {
  return count > 0 && count < LEAST_SHOWN;
}
