import { describe, expect, it } from 'vitest';
import { figureOf } from './testing/figure.ts';

const CELLS = {
  'objections|执|2024-05-01': 4,
  'objections|执恢|2024-05-01': 4,
  'petitionsReceived|visit|2024-05-01': 15,
  'petitionsEntered|2024-05-02': 10,
  'petitionsDone|2024-05-02': 9,
};
const YEAR_EARLIER = { 'objections|执|2023-05-01': 20, 'petitionsReceived|letter|2023-05-01': 20 };

describe('supervision', () => {
  it.each([
    ['objectionCount', 8],
    ['objectionChange', -60],
    ['petitionCount', 15],
    ['petitionChange', -25],
    ['petitionDoneRate', 90],
  ])('%s', (id, value) => {
    expect(figureOf(id, CELLS, YEAR_EARLIER).value).toBe(value);
  });

  it('a change from nothing is unknown, not endless', () => {
    expect(figureOf('petitionChange', CELLS).value).toBeNull();
  });
});
