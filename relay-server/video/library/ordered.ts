/** Where something stands in an order by time: by instant, then by id. */
export interface Place {
  /** UTC ms. */
  readonly at: number;
  readonly id: string;
}

/**
 * Things in order of time. What is newest is mostly what comes, so it is added and found at the end;
 * a page goes on from a place, whether what stood there is still there or not.
 */
export class Ordered<T extends Place> {
  /** Oldest first, once sorted. */
  readonly #items: T[] = [];
  #isSorted = true;

  add(item: T): void {
    const last = this.#items.at(-1);
    if (last && compare(last, item) > 0) this.#isSorted = false;
    this.#items.push(item);
  }

  remove(place: Place): void {
    this.#sort();
    const at = this.#firstNotBefore(place);
    if (this.#items[at]?.id === place.id) this.#items.splice(at, 1);
  }

  /**
   * Newest first: those before a place, or all, that fit; at most `limit`.
   * @param from none that is earlier, UTC ms
   */
  find(before: Place | undefined, from: number, limit: number, fits: (item: T) => boolean): T[] {
    this.#sort();
    const found: T[] = [];
    const end = before === undefined ? this.#items.length : this.#firstNotBefore(before);
    for (let at = end - 1; at >= 0 && found.length < limit; at -= 1) {
      const item = this.#items[at];
      if (!item || item.at < from) break;
      if (fits(item)) found.push(item);
    }
    return found;
  }

  /** Not at each addition: a whole log is loaded in any order. */
  #sort(): void {
    if (!this.#isSorted) this.#items.sort(compare);
    this.#isSorted = true;
  }

  #firstNotBefore(place: Place): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const each = this.#items[middle];
      if (each && compare(each, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Where whatever is as late as an instant or later begins. */
export function beginningOf(at: number): Place {
  return { at, id: '' };
}

export function earlierOf(a: Place | undefined, b: Place | undefined): Place | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compare(a, b) < 0 ? a : b;
}

function compare(a: Place, b: Place): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
