import { expect, it } from 'vitest';
import { besideLine } from './beside-line.ts';

const top = { position: 'top', offset: [0, 0] };

it('stands above a peak and a level line, and below a valley', () => {
  expect(besideLine(1, 3, 2, 15)).toEqual(top);
  expect(besideLine(3, 3, 3, 15)).toEqual(top);
  expect(besideLine(3, 1, 2, 15)).toEqual({ ...top, position: 'bottom' });
});

it('stands on the open side of a slope', () => {
  expect(besideLine(9, 5, 2, 15).offset).toEqual([15, 0]);
  expect(besideLine(2, 5, 9, 15).offset).toEqual([-15, 0]);
});

it('takes an end or a month without a value for level', () => {
  expect(besideLine(undefined, 5, 9, 15)).toEqual({ ...top, position: 'bottom' });
  expect(besideLine(9, 5, null, 15)).toEqual({ ...top, position: 'bottom' });
  expect(besideLine(1, null, 2, 15)).toEqual(top);
});
