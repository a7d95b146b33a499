import { CELLS, type CellParts } from '../rules/indicators/cells.ts';
import type { Fact } from './facts/fact.ts';
import type { Grouping } from './facts/grouping.ts';

/** By how much what an aggregate puts into one cell changed. */
export interface ContributionChange {
  readonly contributor: string;
  readonly series: string;
  readonly day: string;
  readonly n: number;
  readonly times: number;
  /** What the case is grouped by; null: no case. */
  readonly of: Grouping | null;
}

/** A case and what it is grouped by now. */
export interface Contributor extends Grouping {
  readonly key: string;
}

/** What a draft's events changed in who contributes what: one change a contributor, series and day. */
export class DraftContributions {
  readonly #changes = new Map<string, ContributionChange>();
  readonly #contributors = new Map<string, Contributor>();

  /** @param of what its contributor is grouped by; null: it is no case */
  add(
    contributor: string,
    cell: string,
    parts: CellParts,
    { n, times }: Pick<Fact, 'n' | 'times'>,
    of: Grouping | null,
  ): void {
    const { series, day } = parts;
    if (day === null || CELLS[parts.cell].by === null) return;
    const key = `${contributor}\n${cell}`;
    const held = this.#changes.get(key);
    this.#changes.set(key, {
      contributor,
      series,
      day,
      n: (held?.n ?? 0) + n,
      times: (held?.times ?? 0) + times,
      of,
    });
  }

  group(key: string, grouping: Grouping): void {
    this.#contributors.set(key, { key, ...grouping });
  }

  changes(): ContributionChange[] {
    return [...this.#changes.values()].filter(({ n, times }) => n !== 0 || times !== 0);
  }

  contributors(): Contributor[] {
    return [...this.#contributors.values()];
  }
}
