import type { DrawTrait } from '../../../wire/views/draws.ts';
import { LEAST_LISTED } from './draw-list.ts';

/** By what a case could be recognised among those drawn from. */
export type Traits = Readonly<Record<DrawTrait, string | null>>;

/** The most telling for a visitor first. */
const ORDER: readonly DrawTrait[] = ['type', 'cause', 'claim', 'way', 'year', 'town'];

/**
 * Which traits of a case may be said: one after the other, as long as at least five of the list, the case among
 * them, are alike in all that is said. So no set of what is shown points at fewer than five.
 * @param list the traits of every case drawn from
 */
export function sayable(one: Traits, list: readonly Traits[]): DrawTrait[] {
  let alike = list;
  const said: DrawTrait[] = [];
  for (const trait of ORDER) {
    if (one[trait] === null) continue;
    const narrower = alike.filter((other) => other[trait] === one[trait]);
    if (narrower.length < LEAST_LISTED) continue;
    alike = narrower;
    said.push(trait);
  }
  return said;
}
