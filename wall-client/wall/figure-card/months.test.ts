import { expect, it } from 'vitest';
import { monthsOf } from './months.ts';
import { fakeAnswer } from './testing/fake-figures.ts';

const group = (key: string, value: number | null) => ({
  ...{ key, label: key, value, numerator: value, denominator: null, suppressed: value === null },
});

it('the months of a figure: in order, the newest thirteen, the present one running', () => {
  const keys = Array.from({ length: 15 }, (_, at) =>
    at < 3 ? `2023-${10 + at}` : `2024-${String(at - 2).padStart(2, '0')}`,
  ).filter((key) => key <= '2024-11');
  const groups = [...keys.map((key) => group(key, 10)).reverse(), group('none', 3)];
  const months = monthsOf(fakeAnswer({ groups }));
  expect(months.map(({ month }) => month)).toEqual(keys.slice(-13));
  expect(months.filter(({ running }) => running).map(({ month }) => month)).toEqual(['2024-11']);
  expect(monthsOf(fakeAnswer({ groups: [group('2024-11', null)] }))[0]?.value).toBeNull();
  expect(monthsOf(fakeAnswer({ by: 'town' }))).toEqual([]);
});
