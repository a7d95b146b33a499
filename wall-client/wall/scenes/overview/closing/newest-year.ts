import { closingWays } from '../../../../../wire/codes.ts';
import type { View } from '../../../../../wire/views.ts';
import type { ClosingBar } from '../../../../charts/closing/closing.option.ts';

/** Rows of the newest year only: on New Year's Day the old ones are still there. */
export function newestYear(rows: ReadonlyMap<string, View<'closing'>>): {
  year: number | null;
  bars: ClosingBar[];
} {
  const all = [...rows.values()];
  const year = all.reduce<number | null>((newest, row) => Math.max(newest ?? 0, row.year), null);
  const bars = all
    .filter((row) => row.year === year && row.cases > 0)
    .map((row) => ({ label: closingWays.labels[row.way], cases: row.cases }));
  return { year, bars };
}
