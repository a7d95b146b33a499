import type { MediaPart, MediaRun } from '../../media.ts';

export const AT = Date.UTC(2024, 10, 28, 1);

export function runOf(runId: string, changes: Partial<MediaRun> = {}): MediaRun {
  return {
    streamId: 'car-1',
    runId,
    init: Buffer.from(`init of ${runId}`),
    codecs: 'avc1.64001f',
    width: 1280,
    height: 720,
    audio: false,
    partTarget: 0.2,
    startedAt: AT,
    ...changes,
  };
}

/** The nth part of a run: 0.2 s, ten to a segment, a key frame at each segment's beginning. */
export function partOf(runId: string, index: number, changes: Partial<MediaPart> = {}): MediaPart {
  return {
    streamId: 'car-1',
    runId,
    data: Buffer.from(`part ${index} of ${runId};`),
    duration: 0.2,
    independent: index % 10 === 0,
    startsSegment: index % 10 === 0,
    capturedAt: AT + index * 200,
    ...changes,
  };
}

interface Taker {
  part(part: MediaPart): void;
}

/** Gives parts `from` up to and without `to`. */
export function feed(taker: Taker, runId: string, from: number, to: number): void {
  for (let index = from; index < to; index += 1) taker.part(partOf(runId, index));
}
