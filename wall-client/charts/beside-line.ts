type Value = number | null | undefined;

/**
 * Where a point's number stands so that the line does not cross it: on a slope beside it, in a valley below.
 * @param by how far to the side, in the chart's own units
 * @returns what ECharts takes of a label
 */
export function besideLine(before: Value, value: Value, after: Value, by: number) {
  const place = { position: 'top', offset: [0, 0] };
  if (value === null || value === undefined) return place;
  const [left, right] = [(before ?? value) - value, (after ?? value) - value];
  if (left >= 0 && right >= 0 && left + right > 0) return { ...place, position: 'bottom' };
  if (left <= 0 && right <= 0) return place;
  return { ...place, offset: [left > 0 ? by : -by, 0] };
}
