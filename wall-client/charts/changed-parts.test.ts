import { describe, expect, it } from 'vitest';
import { changedParts } from './changed-parts.ts';

const points = Array.from({ length: 5000 }, (_, i) => [i, i]);
const base = {
  grid: { left: 10, top: 10 },
  series: [
    { id: 'filed', type: 'bar', data: [1, 2, 3] },
    { id: 'cases', type: 'scatter', data: points },
  ],
};

describe('changedParts', () => {
  it('hands over everything the first time', () => {
    expect(changedParts(undefined, base)).toEqual({ option: base, replaceSeries: false });
  });

  it('hands over nothing when the content is the same', () => {
    const again = { grid: { left: 10, top: 10 }, series: base.series.map((one) => ({ ...one })) };
    expect(changedParts(base, again).option).toBeUndefined();
  });

  it('hands over only the series that changed', () => {
    const filed = { id: 'filed', type: 'bar', data: [1, 2, 4] };
    const next = { ...base, series: [filed, base.series[1] ?? filed] };
    expect(changedParts(base, next)).toEqual({ option: { series: [filed] }, replaceSeries: false });
  });

  it('counts a new long array as changed without comparing it', () => {
    const cases = { id: 'cases', type: 'scatter', data: [...points] };
    const next = { ...base, series: [base.series[0] ?? cases, cases] };
    expect(changedParts(base, next).option?.series).toEqual([cases]);
  });

  it('hands over a changed component without the series', () => {
    const next = { ...base, grid: { left: 12, top: 10 } };
    expect(changedParts(base, next).option).toEqual({ grid: { left: 12, top: 10 }, series: [] });
  });

  it('replaces when a series has gone', () => {
    const next = { ...base, series: base.series.slice(0, 1) };
    expect(changedParts(base, next)).toEqual({
      option: { series: next.series },
      replaceSeries: true,
    });
  });
});
