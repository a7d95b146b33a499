import type { ContributionChange, Contributor } from './draft-contributions.ts';

/** Who contributes what, added up from changes as a store does it. */
export class Contributions {
  /** `series day contributor` (by line) → [n, times]. */
  readonly sums = new Map<string, readonly [n: number, times: number]>();
  readonly contributors = new Map<string, Contributor>();

  take(changes: {
    readonly contributions: readonly ContributionChange[];
    readonly contributors: readonly Contributor[];
  }): void {
    for (const each of changes.contributors) this.contributors.set(each.key, each);
    for (const change of changes.contributions) {
      const { n, times } = change;
      const key = contributionKey(change);
      const [oldN, oldTimes] = this.sums.get(key) ?? [0, 0];
      if (oldTimes + times === 0) this.sums.delete(key);
      else this.sums.set(key, [oldN + n, oldTimes + times]);
    }
  }
}

/** Names one contribution. */
export function contributionKey({
  series,
  day,
  contributor,
}: Pick<ContributionChange, 'series' | 'day' | 'contributor'>): string {
  return `${series}\n${day}\n${contributor}`;
}
