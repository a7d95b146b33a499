/** Pages of so many rows; an empty list has one. */
export function pagesOf(items: number, rows: number): number {
  return Math.max(1, Math.ceil(items / rows));
}

/** The page on which an item stands. */
export function pageOf(at: number, rows: number): number {
  return Math.floor(at / rows);
}

/** The next item before or after the one of this key that may be chosen; null: there is none. */
export function stepItem<T extends { readonly key: string }>(
  items: readonly T[],
  key: string,
  by: 1 | -1,
  mayBeChosen: (item: T) => boolean,
): { item: T; at: number } | null {
  let at = items.findIndex((item) => item.key === key) + by;
  for (let item = items[at]; item; item = items[at]) {
    if (mayBeChosen(item)) return { item, at };
    at += by;
  }
  return null;
}
