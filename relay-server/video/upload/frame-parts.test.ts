import { describe, expect, it } from 'vitest';
import type { Fragment } from '../ingest/fragment.ts';
import type { MediaPart } from '../media.ts';
import { FrameParts } from './frame-parts.ts';

const START = 1_732_690_000_000;
const frame = (decodeTime: number, key = false, duration = 0.04): Fragment => ({
  data: Buffer.from(`v${decodeTime} `),
  video: { decodeTime, duration, samples: 1, key },
  audio: null,
});
const sound = (name: string): Fragment => ({ data: Buffer.from(name), video: null, audio: null });

function partsOf(...fragments: readonly Fragment[]): MediaPart[] {
  const parts = new FrameParts('unit-1', 'up-1', START);
  const made = [...fragments.map((fragment) => parts.add(fragment)), parts.finish()];
  return made.filter((part) => part !== null);
}
const seconds = ({ duration }: MediaPart) => Number(duration.toFixed(3));

describe('a file in parts', () => {
  it('a part for every frame, with what is heard meanwhile; nothing is left out', () => {
    const parts = partsOf(sound('a'), frame(10, true), sound('b'), frame(10.04), sound('c'));
    expect(parts.map(({ data }) => Buffer.from(data).toString())).toEqual(['av10 b', 'v10.04 c']);
    expect(parts.map(seconds)).toEqual([0.04, 0.04]);
    expect(parts.map(({ capturedAt }) => Math.round(capturedAt - START))).toEqual([0, 40]);
  });

  it('a key frame begins a segment once the one before is two seconds old', () => {
    const parts = partsOf(...Array.from({ length: 10 }, (_, n) => frame(n * 0.5, n % 2 === 0)));
    const begins = parts.flatMap(({ startsSegment }, n) => (startsSegment ? [n * 0.5] : []));
    expect(begins).toEqual([0, 2, 4]);
  });

  it('after a pause a segment begins, with its own time', () => {
    const parts = partsOf(frame(0, true), frame(1), frame(61), frame(62));
    expect(parts.map(seconds)).toEqual([1, 2, 1, 1]);
    expect(parts.map(({ startsSegment }) => startsSegment)).toEqual([true, false, true, false]);
    expect(parts.map(({ capturedAt }) => capturedAt - START)).toEqual([0, 1_000, 61_000, 62_000]);
  });

  it('times that stand still or run backwards make frames of no length, not of less', () => {
    const parts = partsOf(frame(5, true), frame(5), frame(3), frame(4));
    expect(parts.map(seconds)).toEqual([0.001, 0.001, 1, 1]);
  });

  it('without a picture there is no part', () => {
    expect(partsOf(sound('a'))).toEqual([]);
    expect(partsOf()).toEqual([]);
  });
});
