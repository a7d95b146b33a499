import { BoxError } from '../ingest/box.ts';
import { BoxSplitter } from '../ingest/box-splitter.ts';

/** A segment as its own boxes tell it. */
export interface Measured {
  /** Decode time of the first frame, seconds on the run's timeline. */
  readonly first: number;
  readonly ms: number;
  readonly key: boolean;
}

/** @returns null: the bytes are no whole fragments of the init segment's tracks */
export function measureSegment(init: Uint8Array, segment: Uint8Array): Measured | null {
  try {
    const splitter = new BoxSplitter();
    splitter.push(init);
    const fragments = splitter
      .push(segment)
      .flatMap((split) => (split.kind === 'fragment' ? [split.fragment] : []));
    const bytes = fragments.reduce((sum, { data }) => sum + data.byteLength, 0);
    const videos = fragments.flatMap(({ video }) => (video ? [video] : []));
    const [first] = videos;
    const last = videos.at(-1);
    if (bytes !== segment.byteLength || !first || !last) return null;
    const seconds = last.decodeTime + last.duration - first.decodeTime;
    const ms = Math.max(0, Math.round(seconds * 1000));
    return { first: first.decodeTime, ms, key: first.key };
  } catch (error) {
    if (error instanceof BoxError || error instanceof RangeError) return null;
    throw error;
  }
}
