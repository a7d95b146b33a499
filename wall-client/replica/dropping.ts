const keepers = new Set<() => void>();

/**
 * Has something that is kept beside the replicas (what was chosen, what was fetched) thrown away when this
 * page comes before another audience: nothing of what it held may outlast that.
 */
export function whenDropped(drop: () => void): void {
  keepers.add(drop);
}

/** The page is before another audience now. */
export function dropAll(): void {
  for (const drop of keepers) drop();
}
