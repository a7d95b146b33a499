import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fragment } from './fragment.ts';
import { type Cut, type CutPart, PART, PartCutter, SEGMENT } from './part-cutter.ts';

const video = (decodeTime: number, key: boolean): Fragment => ({
  data: new Uint8Array([key ? 1 : 0]),
  video: { decodeTime, duration: 0, samples: 1, key },
  audio: null,
});
const audio = (decodeTime: number): Fragment => ({
  data: new Uint8Array([2]),
  video: null,
  audio: { decodeTime, duration: 0.023, samples: 1, key: true },
});

/** Frames from the steps between them; a key frame every `gop`. */
const frames = (steps: readonly number[], gop: number): Fragment[] => {
  let at = 0;
  return steps.map((step, n) => {
    const each = video(at, n % gop === 0);
    at += step;
    return each;
  });
};
const steady = (fps: number, seconds: number, gop: number): Fragment[] =>
  frames(Array(Math.round(fps * seconds)).fill(1 / fps), gop);

const cutAll = (fragments: readonly Fragment[]): Cut[] => {
  const cutter = new PartCutter();
  return [...fragments.flatMap((each) => cutter.add(each)), ...cutter.finish()];
};
const partsOf = (cuts: readonly Cut[]): CutPart[] =>
  cuts.flatMap((cut) => (cut.kind === 'part' ? [cut.part] : []));
const targetOf = (cuts: readonly Cut[]): number =>
  cuts.flatMap((cut) => (cut.kind === 'begin' ? [cut.partTarget] : []))[0] ?? Number.NaN;

/** Parts by segment. */
function segmentsOf(parts: readonly CutPart[]): CutPart[][] {
  const segments: CutPart[][] = [];
  for (const part of parts) {
    if (part.startsSegment) segments.push([]);
    segments.at(-1)?.push(part);
  }
  return segments;
}
const lengthOf = (parts: readonly CutPart[]): number =>
  parts.reduce((sum, part) => sum + part.duration, 0);

/** What RFC 8216bis asks of parts, and the project of segments. */
function expectRegular(cuts: readonly Cut[]): void {
  const target = targetOf(cuts);
  const parts = partsOf(cuts);
  expect(parts[0]).toMatchObject({ startsSegment: true, independent: true });
  for (const segment of segmentsOf(parts)) {
    expect(lengthOf(segment)).toBeLessThanOrEqual(SEGMENT.longest + 1e-9);
    for (const part of segment) expect(part.duration).toBeLessThanOrEqual(target);
    for (const part of segment.slice(0, -1)) {
      expect(part.duration).toBeGreaterThanOrEqual(PART.least * target - 1e-9);
    }
  }
}

describe('a steady stream', () => {
  test.each([
    [25, 5, 0.2],
    [30, 6, 0.2],
    [50, 10, 0.2],
    [15, 3, 0.2],
    [8, 2, 0.25],
    [4, 1, 0.25],
  ])('of %d frames a second is cut into parts of %d frames', (fps, count, seconds) => {
    const cuts = cutAll(steady(fps, 8, fps * 2));
    expect(targetOf(cuts)).toBeCloseTo(seconds * PART.slack, 6);
    const full = partsOf(cuts).slice(0, -1);
    for (const part of full) expect(part.data).toHaveLength(count);
    for (const part of full) expect(part.duration).toBeCloseTo(seconds, 6);
    expectRegular(cuts);
  });

  test('gives a part with its last frame, not with the one after it', () => {
    const cutter = new PartCutter();
    const cuts = steady(25, 0.4, 50).map((each) => partsOf(cutter.add(each)).length);
    // The first five frames wait for the trial's sixth.
    expect(cuts).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
  });

  test('begins a segment with every key frame that is a second after the last', () => {
    const segments = segmentsOf(partsOf(cutAll(steady(25, 8, 50))));
    expect(segments.map((parts) => parts.length)).toEqual([10, 10, 10, 10]);
    expect(segments.every(([first]) => first?.independent)).toBe(true);
  });

  test('with key frames far apart is cut into segments all the same', () => {
    const cuts = cutAll(steady(25, 20, 250));
    expectRegular(cuts);
    const starts = partsOf(cuts).filter((part) => part.startsSegment);
    expect(starts.map((part) => part.independent)).toContain(false);
    const atKeys = starts.filter((part) => part.independent);
    expect(atKeys.map((part) => Math.round(part.firstFrame * 1000))).toEqual([0, 10_000]);
  });

  test('of key frames alone keeps the size of its parts', () => {
    const cuts = cutAll(steady(25, 6, 1));
    expectRegular(cuts);
    expect(partsOf(cuts).every((part) => part.independent)).toBe(true);
    expect(partsOf(cuts)).toHaveLength(30);
  });
});

describe('sound', () => {
  test('goes with the part that is being filled, in the order it came', () => {
    const pictures = steady(25, 0.4, 50);
    const mixed = pictures.flatMap((each) => [each, audio(each.video?.decodeTime ?? 0)]);
    const [first, second] = partsOf(cutAll(mixed));
    expect([...(first?.data ?? [])]).toEqual([1, 2, 0, 2, 0, 2, 0, 2, 0]);
    expect([...(second?.data ?? [])]).toEqual([2, 0, 2, 0, 2, 0, 2, 0, 2, 0]);
  });

  test('before the first picture is left out', () => {
    const parts = partsOf(cutAll([audio(0), audio(0.02), ...steady(25, 1, 25)]));
    expect([...(parts[0]?.data ?? [])]).toEqual([1, 0, 0, 0, 0]);
  });

  test('alone makes no part', () => {
    expect(cutAll([audio(0), audio(0.02), audio(0.04)])).toEqual([]);
  });
});

describe('an uneven stream', () => {
  const steps = (least: number, most: number) =>
    fc.array(fc.double({ min: least, max: most, noNaN: true }), { minLength: 20, maxLength: 400 });

  test('keeps every bound, loses nothing, and announces as much as there is', () => {
    fc.assert(
      fc.property(steps(0.005, 0.12), fc.integer({ min: 1, max: 120 }), (each, gop) => {
        const fragments = frames(each, gop);
        const cuts = cutAll(fragments);
        expect(cuts.map((cut) => cut.kind)).not.toContain('broken');
        expectRegular(cuts);
        const parts = partsOf(cuts);
        expect(parts.flatMap((part) => [...part.data])).toEqual(
          fragments.flatMap((one) => [...one.data]),
        );
        const media = fragments.at(-1)?.video?.decodeTime ?? 0;
        expect(Math.abs(lengthOf(parts) - media)).toBeLessThan(0.5);
      }),
    );
  });

  test('a frame that stands for a second is made good by the parts after it', () => {
    const each = [...Array(50).fill(0.04), 1, ...Array(100).fill(0.04)];
    const cuts = cutAll(frames(each, 1_000));
    expectRegular(cuts);
    expect(lengthOf(partsOf(cuts))).toBeCloseTo(7, 1);
  });

  test('keeps its bounds where the frame rate falls for good', () => {
    const cuts = cutAll(frames([...Array(60).fill(1 / 30), ...Array(60).fill(0.15)], 30));
    expectRegular(cuts);
  });
});

describe('a timeline that does not go on', () => {
  test.each([
    ['runs backwards', 1],
    ['stands still', 1.96],
    ['leaps', 6],
  ])('%s: nothing more comes', (_, at) => {
    const cutter = new PartCutter();
    for (const each of steady(25, 2, 25)) cutter.add(each);
    expect(cutter.add(video(at, true))).toEqual([{ kind: 'broken' }]);
    expect(cutter.add(video(at + 0.04, true))).toEqual([]);
    expect(cutter.finish()).toEqual([]);
  });
});

test('before the first key frame nothing is kept', () => {
  const cuts = cutAll(steady(25, 4, 50).slice(1));
  expect(partsOf(cuts)[0]?.firstFrame).toBeCloseTo(2, 6);
  expect(partsOf(cuts)[0]?.independent).toBe(true);
});
