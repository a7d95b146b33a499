import { expect, it } from 'vitest';
import { FairQueue } from './fair-queue.ts';

const job = (source: string, name: string, events: number) => ({
  source,
  name,
  items: Array.from({ length: events }, () => null),
});
const names = (jobs: readonly { name: string }[]) => jobs.map(({ name }) => name);

it('sources take turns; within a source the order of arrival stands', () => {
  const queue = new FairQueue<ReturnType<typeof job>>(100);
  for (const name of ['a1', 'a2', 'a3', 'a4']) queue.add(job('a', name, 4));
  queue.add(job('b', 'b1', 1));
  expect(names(queue.take(20))).toEqual(['a1', 'b1']);
  expect(names(queue.take(8))).toEqual(['a2', 'a3']);
  expect(names(queue.take(8))).toEqual(['a4']);
  expect(queue.isEmpty).toBe(true);
  expect(queue.take(10)).toEqual([]);
});

it('whoever found no room in this commit comes first in the next', () => {
  const queue = new FairQueue<ReturnType<typeof job>>(1_000);
  for (const k of [1, 2, 3]) {
    queue.add(job('a', `a${k}`, 5));
    queue.add(job('c', `c${k}`, 5));
  }
  queue.add(job('b', 'b1', 1));
  expect(names(queue.take(40))).toEqual(['a1', 'c1']);
  expect(names(queue.take(40))).toEqual(['b1', 'a2']);
  expect(names(queue.take(40))).toEqual(['c2', 'a3']);
});

it('one source fills at most half; the others still find room', () => {
  const queue = new FairQueue<ReturnType<typeof job>>(10);
  expect(queue.add(job('a', 'a1', 5))).toBe(true);
  expect(queue.add(job('a', 'a2', 1))).toBe(false);
  expect(queue.add(job('b', 'b1', 5))).toBe(true);
  expect(queue.add(job('b', 'b2', 1))).toBe(false);
  expect(queue.add(job('c', 'c1', 1))).toBe(true);
});

it('a request larger than all bounds is taken when its source has nothing else waiting', () => {
  const queue = new FairQueue<ReturnType<typeof job>>(2);
  expect(queue.add(job('a', 'a1', 9))).toBe(true);
  expect(names(queue.take(3))).toEqual(['a1']);
});

it('what two sources hand in by turns is taken in that order, whatever fits', () => {
  const queue = new FairQueue<ReturnType<typeof job>>(1_000);
  const order = Array.from({ length: 12 }, (_, k) => `${k % 2 ? 'clock' : 'court'}${k}`);
  for (const [k, name] of order.entries()) {
    queue.add(job(k % 2 ? 'clock' : 'court', name, k % 2 ? 1 : 1 + ((k * 7) % 11)));
  }
  const taken: string[] = [];
  while (!queue.isEmpty) taken.push(...names(queue.take(40)));
  expect(taken).toEqual(order);
});
