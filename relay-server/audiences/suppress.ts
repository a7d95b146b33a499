import { formerUnlessFew, isFew as isSmall } from '../rules/indicators/few.ts';

export { formerUnlessFew, isSmall };

/** Gives the view only when none of its counts is small. */
export function unlessSmall<V>(counts: readonly number[], view: V): V | undefined {
  return counts.some(isSmall) ? undefined : view;
}
