import { describe, expect, it } from 'vitest';
import { shorten, widthInEms } from './shorten.ts';
import { rowsThatFit } from './use-fit.ts';

describe('shorten', () => {
  it('leaves what fits', () => {
    expect(shorten('三水区西南街道', 7)).toBe('三水区西南街道');
  });
  it('cuts what does not, and says so', () => {
    const cut = shorten('佛山市三水区西南街道某建材有限公司', 8);
    expect(cut).toBe('佛山市三水区西…');
    expect(widthInEms(cut)).toBeLessThanOrEqual(8);
  });
  it('never cuts a character in two', () => {
    expect(shorten('𠮷𠮷𠮷𠮷', 3)).toBe('𠮷𠮷…');
  });
});

describe('rowsThatFit', () => {
  it('counts whole rows', () => {
    expect(rowsThatFit(100, 30)).toBe(3);
    expect(rowsThatFit(89.6, 30)).toBe(3);
    expect(rowsThatFit(10, 30)).toBe(0);
    expect(rowsThatFit(10, Number.NaN)).toBe(0);
  });
});
