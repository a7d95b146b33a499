import type { Indicator } from './definition.ts';

/** An indicator as it was defined at some time. */
export type Defined = Pick<Indicator, 'definition' | 'formula' | 'numerator' | 'denominator'>;

/**
 * The one definition that held over a whole span of court days, both counted; null: it changed within.
 * @param to null: open, up to any day to come
 */
export function definitionOver(
  indicator: Indicator,
  from: string,
  to: string | null,
): Defined | null {
  for (const earlier of indicator.earlier ?? []) {
    if (from >= earlier.until) continue;
    return to !== null && to < earlier.until ? earlier : null;
  }
  return indicator;
}

/** From which court day which wording holds, the oldest first. */
export function wordingsOf({
  earlier = [],
  definition,
}: Indicator): { from: string; text: string }[] {
  const texts = [...earlier.map((each) => each.definition), definition];
  return texts.map((text, at) => ({ from: earlier[at - 1]?.until ?? '2000-01-01', text }));
}
