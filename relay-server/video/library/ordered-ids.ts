/** Where something stands in an order by time: by instant, then by id. */
export interface Place {
  /** UTC ms. */
  readonly at: number;
  readonly id: string;
}

/**
 * Ids in order of time. What is newest is mostly what comes, so it is added and found at the end;
 * a page goes on from a place, whether what stood there is still there or not.
 */
export class OrderedIds {
  /** Oldest first. */
  readonly #places: Place[] = [];

  add(place: Place): void {
    this.#places.splice(this.#firstNotBefore(place), 0, place);
  }

  remove(place: Place): void {
    const at = this.#firstNotBefore(place);
    if (this.#places[at]?.id === place.id) this.#places.splice(at, 1);
  }

  /** Newest first: those before a place, or all. */
  *before(place?: Place): Generator<Place> {
    const end = place === undefined ? this.#places.length : this.#firstNotBefore(place);
    for (let at = end - 1; at >= 0; at -= 1) {
      const each = this.#places[at];
      if (each) yield each;
    }
  }

  #firstNotBefore(place: Place): number {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const each = this.#places[middle];
      if (each && compare(each, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(a: Place, b: Place): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
