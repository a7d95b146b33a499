import type { View } from '../../wire/views.ts';
import type { RowData } from '../projections/rows.ts';

/** A month as it was first stated, if it has been revised since. */
export function statedOf({
  first,
  filed,
  closed,
  recovered,
}: RowData<'trend'>): View<'trend'>['stated'] {
  if (first === null) return null;
  const isSame = first.filed === filed && first.closed === closed && first.recovered === recovered;
  if (isSame) return null;
  return { filed: first.filed, closed: first.closed, recovered: first.recovered };
}
