import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { LONGEST_SEGMENT, SegmentCutter } from './segment-cutter.ts';
import { START, samplePart, sampleParts } from './testing/sample-run.ts';

const bytesOf = (pieces: readonly Uint8Array[]) => Buffer.concat(pieces).toString();

it('a segment goes from one mark to the next; its digest is that of its bytes', () => {
  const cutter = new SegmentCutter(1_000);
  const cut = sampleParts(0, 8).flatMap((part) => cutter.add(part) ?? []);
  expect(cut).toHaveLength(1);
  const [first] = cut;
  const sent = bytesOf(sampleParts(0, 5).map(({ data }) => data));
  expect(bytesOf(first?.pieces ?? [])).toBe(sent);
  expect(first).toMatchObject({
    ...{ at: START, ms: 1_000, key: true, bytes: sent.length },
    sha256: createHash('sha256').update(sent).digest('hex'),
  });
  expect(cutter.finish()).toMatchObject({ at: START + 1_000, ms: 600 });
  expect(cutter.finish()).toBeNull();
});

it('without marks it is cut before it grows too large or too long', () => {
  const unmarked = (n: number, bytes: number, duration: number) =>
    samplePart(n, {
      data: Buffer.alloc(bytes),
      duration,
      startsSegment: false,
      independent: n === 0,
    });
  const large = new SegmentCutter(100);
  const byBytes = Array.from({ length: 6 }, (_, n) => large.add(unmarked(n, 40, 0.2)));
  expect(byBytes.flatMap((segment) => segment ?? []).map(({ bytes, key }) => [bytes, key])).toEqual(
    [
      [80, true],
      [80, false],
    ],
  );
  const long = new SegmentCutter(1_000);
  const byTime = Array.from({ length: 6 }, (_, n) => long.add(unmarked(n, 1, LONGEST_SEGMENT / 2)));
  expect(byTime.flatMap((segment) => segment ?? []).map(({ ms }) => ms)).toEqual([
    LONGEST_SEGMENT * 1000,
    LONGEST_SEGMENT * 1000,
  ]);
});
