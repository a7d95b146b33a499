import type { FigureBreakdown } from '../../wire/figures.ts';
import type { LogStore } from '../log/store.ts';
import { CELLS, cellParts, type Selector, selects } from '../rules/indicators/cells.ts';
import type { Indicator } from '../rules/indicators/definition.ts';
import type { Summary } from './sums.ts';

/** What counts the cases of which an amount is the sum. */
const COUNTED_BY: Readonly<Partial<Record<Selector['cell'], Selector['cell']>>> = {
  openAmount: 'open',
};

/**
 * How things stand now, from the running sums: nobody keeps case by case what changes with almost every event.
 * @throws StorageUnavailable
 */
export async function stateSummary(
  store: Pick<LogStore, 'loadCells'>,
  { numerator }: Pick<Indicator, 'numerator'>,
  by: FigureBreakdown | null,
): Promise<Summary> {
  const total = { numerator: 0, denominator: 0, members: 0 };
  const groups = new Map<string, { numerator: number; denominator: number; members: number }>();
  const add = (key: string, numerator: number, members: number) => {
    total.numerator += numerator;
    total.members += members;
    if (by === null) return;
    const group = groups.get(key) ?? { numerator: 0, denominator: 0, members: 0 };
    group.numerator += numerator;
    group.members += members;
    groups.set(key, group);
  };
  for (const selector of numerator) {
    const counting = { ...selector, cell: COUNTED_BY[selector.cell] ?? selector.cell };
    await each(store, selector, (dims, n) => add(groupOf(selector, dims, by), n, 0));
    await each(store, counting, (dims, n) => add(groupOf(counting, dims, by), 0, n));
  }
  return { total, groups };
}

async function each(
  store: Pick<LogStore, 'loadCells'>,
  selector: Selector,
  found: (dims: readonly string[], n: number) => void,
): Promise<void> {
  for await (const chunk of store.loadCells(`${selector.cell}|`)) {
    for (const { key, n } of chunk) {
      if (n === 0) continue;
      const parts = cellParts(key);
      if (selects(selector, parts)) found(parts.dims, n);
    }
  }
}

function groupOf({ cell }: Selector, dims: readonly string[], by: FigureBreakdown | null): string {
  const names: readonly string[] = CELLS[cell].dims;
  return by === null ? '' : (dims[names.indexOf(by)] ?? '');
}
