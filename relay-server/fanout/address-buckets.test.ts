import { expect, it } from 'vitest';
import { AddressBuckets } from './address-buckets.ts';

it('F-62 who floods is slowed by itself', () => {
  const buckets = new AddressBuckets({ burst: 2, perSecond: 1 });
  const taken = [0, 0, 0, 1_000].map((now) => buckets.take('10.0.0.9', now));
  expect(taken).toEqual([true, true, false, true]);
  expect(buckets.take('10.0.0.8', 1_000)).toBe(true);
});

it('F-62 however many addresses there are, few are remembered', () => {
  const buckets = new AddressBuckets({ burst: 2, perSecond: 1 });
  for (let at = 0; at < 3_000; at += 1) buckets.take(`10.0.${at}`, 0);
  expect(buckets.size).toBe(1_024);
});
