import { describe, expect, it } from 'vitest';
import { type Address, addressOf, HOME, queryOf, tidy } from './address.ts';

const FULL: Address = {
  search: {
    text: '单兵 & 1号',
    case: '（2024）粤0607执1234号',
    officer: '虚构干警',
    day: '2024-11-28',
    town: '440607103000',
    state: 'closed',
    origin: 'upload',
  },
  open: 'unit-1_20241128',
  atMs: 61_250,
};

describe('the address of the page', () => {
  it('says everything that is searched and open, and is read again as the same', () => {
    expect(addressOf(queryOf(FULL))).toEqual(FULL);
    expect(queryOf(HOME)).toBe('');
    expect(addressOf('')).toEqual(HOME);
  });

  it('a case number is taken as people type it', () => {
    const { search } = addressOf(`?case=${encodeURIComponent('(2024)粤0607执 1234号之一')}`);
    expect(search.case).toBe('（2024）粤0607执1234号');
  });

  it.each([
    '?open=../x',
    '?open=',
    '?at=5',
    '?day=2024-02-30',
    '?day=yesterday',
    '?town=1',
    '?state=__proto__',
    '?origin=x',
    '?case=1',
    '?text=%20',
    '?other=1',
  ])('what cannot be is left out: %s', (query) => {
    expect(queryOf(addressOf(query))).toBe('');
  });

  it('tidies what was typed', () => {
    expect(tidy({ text: '  单兵 ', officer: '' })).toEqual({ text: '单兵' });
  });
});
