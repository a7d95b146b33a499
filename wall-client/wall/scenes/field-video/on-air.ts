import { byNewest, type FieldStream, isComingIn } from './field-streams.ts';

/** A stream that has ended keeps its place so long, ms as seen here. */
export const STAYS_MS = 60_000;

/**
 * Which streams have a place on the wall: those that come in, and those that ended while the page
 * looked on, for a while. Measured by this page's own clock: a demo's runs at another speed.
 */
export class OnAir {
  /** Run id → when its end was seen first; null: it had ended before the page came. */
  readonly #ends = new Map<string, number | null>();
  #looked = false;

  /**
   * @param now monotonic ms
   * @returns streams with a place, the newest first, and when the next one loses its place
   */
  at(
    streams: ReadonlyMap<string, FieldStream>,
    now: number,
  ): { streams: readonly FieldStream[]; until: number | null } {
    let until: number | null = null;
    const placed: FieldStream[] = [];
    const runs = new Set<string>();
    for (const stream of streams.values()) {
      if (stream.run === null) continue;
      runs.add(stream.run.runId);
      if (isComingIn(stream)) {
        placed.push(stream);
        continue;
      }
      const goes = this.#seenEnd(stream.run.runId, now);
      if (goes === null || goes <= now) continue;
      placed.push(stream);
      until = Math.min(until ?? goes, goes);
    }
    for (const runId of this.#ends.keys()) if (!runs.has(runId)) this.#ends.delete(runId);
    this.#looked = streams.size > 0;
    // What still comes in goes before what is over.
    placed.sort((a, b) => Number(isComingIn(b)) - Number(isComingIn(a)) || byNewest(a, b));
    return { streams: placed, until };
  }

  #seenEnd(runId: string, now: number): number | null {
    let end = this.#ends.get(runId);
    if (end === undefined) {
      end = this.#looked ? now : null;
      this.#ends.set(runId, end);
    }
    return end === null ? null : end + STAYS_MS;
  }
}

/**
 * Who shall sit where there are `most` seats: who sits and has just ended stays, so that a loss is seen
 * and not replaced unnoticed; the other seats are the newest streams'.
 * @param placed streams with a place on the wall, the most wanted first
 */
export function whoSits(
  before: readonly string[],
  placed: readonly FieldStream[],
  most: number,
): readonly string[] {
  const staying = placed.filter((one) => !isComingIn(one) && before.includes(one.id));
  const rest = placed.filter((one) => !staying.includes(one));
  return [...staying, ...rest].slice(0, most).map((one) => one.id);
}

/**
 * Seats so many streams that no one who stays is moved: those already seated keep their seat, the
 * others take the free ones in order.
 * @param before who sat where
 * @param wanted who shall sit, the most wanted first
 */
export function seat(before: readonly string[], wanted: readonly string[]): readonly string[] {
  const seats: (string | undefined)[] = wanted.map((_, at) => {
    const here = before[at];
    return here !== undefined && wanted.includes(here) ? here : undefined;
  });
  const coming = wanted.filter((id) => !seats.includes(id));
  return seats.map((here) => here ?? coming.shift() ?? '').filter((id) => id !== '');
}
