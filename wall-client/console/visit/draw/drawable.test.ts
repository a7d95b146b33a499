import { expect, it } from 'vitest';
import { fakeIndicator } from '../../../wall/figure-card/testing/fake-figures.ts';
import { calledNumber, drawables } from './drawable.ts';

it('offers figures that count cases by day, in their running periods', () => {
  const cases = fakeIndicator({ breakdowns: ['town', 'month', 'cause'] });
  const state = fakeIndicator({ id: 'openCases', kind: 'state', breakdowns: ['town', 'cause'] });
  const petitions = fakeIndicator({ id: 'petitions', breakdowns: ['month'] });
  const periods = ['centre', 'published-centre'];
  expect(drawables([{ ...cases, periods }, state, petitions])).toEqual([
    { figure: 'closedCount@centre', label: '首执案件执结数（中心启用以来）' },
  ]);
});

it.each([
  ['4711', 4711],
  [' ４７１１ ', 4711],
  ['12,345', 12_345],
  ['0', null],
  ['1000000', null],
  ['-5', null],
  ['三', null],
  ['', null],
])('hears %s as %s', (text, number) => {
  expect(calledNumber(text)).toBe(number);
});
