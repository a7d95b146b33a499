import {
  type Contribution,
  type ContributionChange,
  type ContributionCursor,
  type ContributionsQuery,
  type Contributor,
  dayKey,
  daysOf,
} from './contributions.ts';

/** Contributions of a store that forgets with its process; ordered as the database's are. */
export class MemoryContributions {
  readonly #kept = new Map<string, ContributionChange>();
  readonly #contributors = new Map<string, Contributor>();
  /** Numbers in the order of first mention, as the database gives them. */
  readonly #numbers = new Map<string, number>();

  take(batch: {
    readonly contributors?: readonly Contributor[];
    readonly contributions?: readonly ContributionChange[];
  }): void {
    for (const each of batch.contributors ?? []) this.#contributors.set(each.key, { ...each });
    for (const change of batch.contributions ?? []) {
      const { contributor, series, day } = change;
      const key = `${contributor}\n${series}\n${day}`;
      const { n = 0, times = 0 } = this.#kept.get(key) ?? {};
      const next = { ...change, n: n + change.n, times: times + change.times };
      if (next.times === 0) this.#kept.delete(key);
      else this.#kept.set(key, next);
      this.#numberOf(series);
      this.#numberOf(contributor);
    }
  }

  chunk(query: ContributionsQuery): {
    contributions: Contribution[];
    next: ContributionCursor | null;
  } {
    const { series, limit } = query;
    const [from, to] = daysOf(query);
    const after = query.after ?? { day: -1, series: -1, contributor: -1 };
    const found = [...this.#kept.values()]
      .filter((each) => series.includes(each.series))
      .map((each) => ({ each, ...this.#placeOf(each) }))
      .filter(({ day }) => day >= from && day <= to)
      .filter((place) => order(place, after) > 0)
      .sort(order)
      .slice(0, limit);
    const last = found.at(-1);
    return {
      contributions: found.map(({ each }) => ({ ...each, of: this.#groupingOf(each) })),
      next:
        last && found.length === limit
          ? { day: last.day, series: last.series, contributor: last.contributor }
          : null,
    };
  }

  series(cell: string): string[] {
    return [...this.#numbers.keys()]
      .filter((each) => each === cell || each.startsWith(`${cell}|`))
      .sort();
  }

  contributors(): Contributor[] {
    return [...this.#contributors.values()].map((each) => ({ ...each }));
  }

  clear(): void {
    this.#kept.clear();
    this.#contributors.clear();
  }

  #placeOf({ day, series, contributor }: ContributionChange): ContributionCursor {
    return {
      day: dayKey(day),
      series: this.#numberOf(series),
      contributor: this.#numberOf(contributor),
    };
  }

  #groupingOf({ contributor }: ContributionChange): Contribution['of'] {
    const its = this.#contributors.get(contributor);
    if (!its) return null;
    const { type, town, cause, band } = its;
    return { type, town, cause, band };
  }

  #numberOf(contributor: string): number {
    const number = this.#numbers.get(contributor) ?? this.#numbers.size + 1;
    this.#numbers.set(contributor, number);
    return number;
  }
}

function order(a: ContributionCursor, b: ContributionCursor): number {
  return a.day - b.day || a.series - b.series || a.contributor - b.contributor;
}
