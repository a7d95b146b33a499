import type { MediaPart, MediaRun } from '../../media.ts';

export const START = 1_732_700_000_000;

export function sampleRun(runId = 'run-1', changes: Partial<MediaRun> = {}): MediaRun {
  return {
    streamId: 'unit-1',
    runId,
    init: Buffer.from(`init of ${runId}`),
    codecs: 'avc1.64001f',
    width: 640,
    height: 480,
    audio: false,
    partTarget: 0.2,
    startedAt: START,
    ...changes,
  };
}

/** Part `n` (from 0) of a run whose segments have five parts of 200 ms. */
export function samplePart(n: number, changes: Partial<MediaPart> = {}): MediaPart {
  return {
    streamId: 'unit-1',
    runId: 'run-1',
    data: Buffer.from(`part ${n} ${'x'.repeat(n % 7)}`),
    duration: 0.2,
    independent: n % 5 === 0,
    startsSegment: n % 5 === 0,
    capturedAt: START + n * 200,
    ...changes,
  };
}

export function sampleParts(from: number, to: number): MediaPart[] {
  return Array.from({ length: to - from }, (_, n) => samplePart(from + n));
}
