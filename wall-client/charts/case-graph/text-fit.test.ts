import { describe, expect, it } from 'vitest';
import { emWidth, fitLine } from './text-fit.ts';

describe('fitLine', () => {
  it('leaves a line that fits', () => {
    expect(fitLine('三水区虚构厂房', 160, 20)).toBe('三水区虚构厂房');
  });

  it('shortens a long one within the width', () => {
    const fitted = fitLine('佛山市三水区西南街道虚构路一号厂房及附属设施', 160, 20);
    expect(fitted).toBe('佛山市三水区西…');
    expect(emWidth(fitted) * 20).toBeLessThanOrEqual(160);
  });

  it('never cuts a surrogate pair in half', () => {
    expect(fitLine('𠮷𠮷𠮷𠮷', 60, 20)).toBe('𠮷𠮷…');
  });

  it('keeps markup as the text it is', () => {
    expect(fitLine('<img onerror=1>', 400, 20)).toBe('<img onerror=1>');
  });
});
