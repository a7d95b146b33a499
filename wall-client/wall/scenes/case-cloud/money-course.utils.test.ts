import { expect, it } from 'vitest';
import type { CaseRows } from './case-rows.ts';
import { moneyCourse } from './money-course.utils.ts';

function payment(id: string, receivedOn: string, amount: number): CaseRows['payments'][number] {
  return { id, view: { origin: 'voluntary', amount, receivedOn, disbursed: 0 } };
}

it('each payment begins where the money had come to, the newest first', () => {
  const { steps, claim } = moneyCourse(
    [payment('b', '2024-06-27', 12_600_000), payment('a', '2024-06-07', 3_900_000)],
    16_500_000,
  );
  expect(steps.map(({ id, soFar }) => [id, soFar])).toEqual([
    ['b', 16_500_000],
    ['a', 3_900_000],
  ]);
  expect(steps[0]?.from).toBeCloseTo(23.64);
  expect(steps[0]?.width).toBeCloseTo(76.36);
  expect(claim).toBe(100);
});

it('of more than was claimed the claim is a part; without a claim nothing is divided by nothing', () => {
  expect(moneyCourse([payment('a', '2024-06-07', 200)], 100).claim).toBe(50);
  expect(moneyCourse([], 0)).toEqual({ steps: [], claim: 0 });
});
