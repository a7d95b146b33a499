import type { View } from '../../wire/views.ts';

/** A figure with all that it stands on, field by field. */
export function copyStatistic(row: View<'statistic'>): View<'statistic'> {
  const { previous, numerator, denominator } = row;
  return {
    id: row.id,
    label: row.label,
    value: row.value,
    unit: row.unit,
    period: { from: row.period.from, to: row.period.to },
    ...(previous && {
      previous: { from: previous.from, to: previous.to, value: previous.value },
    }),
    asOf: row.asOf,
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
    definition: row.definition,
  };
}
