import type { MapUnit } from '../../../../charts/district-map/units.option.ts';
import { shorten } from '../../../../ui/shorten.ts';
import type { FieldStream } from '../../field-video/field-streams.ts';
import { ageWords } from '../../field-video/video-words.ts';

/** From this age on a place says how old it is, and from the second on it is grey, ms. */
const SAID_FROM_MS = 60_000;
export const OLD_AFTER_MS = 300_000;
const NAME_EMS = 8;

/**
 * How old places are. What a place was worth when it was first seen here is a matter of the relay's
 * clock; from then on this page's own counts, because a demo's runs at another speed.
 */
export class PlaceAges {
  readonly #seen = new Map<string, { at: number; steady: number; age: number }>();

  /**
   * @param at when the device was there, UTC ms of the relay's clock
   * @param serverNow the relay's clock
   * @param steady monotonic ms
   */
  ageOf(streamId: string, at: number, serverNow: number, steady: number): number {
    let seen = this.#seen.get(streamId);
    if (seen?.at !== at) {
      seen = { at, steady, age: Math.max(0, serverNow - at) };
      this.#seen.set(streamId, seen);
    }
    return seen.age + steady - seen.steady;
  }
}

/** The units whose place is known. */
export function fieldUnits(
  streams: Iterable<FieldStream>,
  ageOf: (streamId: string, at: number) => number,
): MapUnit[] {
  return [...streams].flatMap(({ id, unit, title, position }) => {
    if (!position) return [];
    const { lng, lat, accuracyM, at } = position;
    const age = ageOf(id, at);
    const name = shorten(unit ?? title, NAME_EMS);
    const label = age < SAID_FROM_MS ? name : `${name} · ${ageWords(age)}`;
    return [{ id, lng, lat, accuracyM, label, old: age > OLD_AFTER_MS }];
  });
}

/** The earlier list when nothing on the map would change, so that the chart is left alone. */
export function keepUnits(earlier: readonly MapUnit[], now: readonly MapUnit[]) {
  return JSON.stringify(earlier) === JSON.stringify(now) ? earlier : now;
}
