/** Cells that count fewer cases or persons than this are not shown outside the bureau (SPEC V-5). */
const LEAST = 5;

/** True when a count is so small that it could point at somebody. Nothing (0) points at nobody. */
export function isSmall(count: number): boolean {
  return count > 0 && count < LEAST;
}

/** Gives the view only when none of its counts is small. */
export function unlessSmall<V>(counts: readonly number[], view: V): V | undefined {
  return counts.some(isSmall) ? undefined : view;
}
