import { courtDayOf } from '../../../../../wire/court-day.ts';
import { isPlayable, type MediaItem } from './media-items.utils.ts';

/** A recording on a day's line, as shares of the line. */
export interface MediaBar {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly deleted: boolean;
}

/** What was recorded on one court day, on a line from the first frame to the last. */
export interface MediaDay {
  readonly day: string;
  /** Capture time of the first frame, and of the last; UTC ms. */
  readonly from: number;
  readonly to: number;
  /** When its recordings began, UTC ms. */
  readonly begins: ReadonlySet<number>;
  readonly bars: readonly MediaBar[];
  /** Where clips begin, as shares of the line. */
  readonly ticks: readonly number[];
  readonly recordings: number;
  readonly clips: number;
  /** Of all its recordings together. */
  readonly ms: number;
  /** What stands for the day, and is opened first: the longest that there are pictures of. */
  readonly first: MediaItem | null;
}

/** A short recording among long ones is still seen. */
const LEAST_SHARE = 0.02;

/** One for each court day on which recordings began; clips stand with their day. */
export function mediaDays(items: readonly MediaItem[]): MediaDay[] {
  const days = new Map<string, (MediaItem & { at: number })[]>();
  for (const { at, ...rest } of items) {
    if (at === null) continue;
    const day = courtDayOf(at);
    const list = days.get(day) ?? [];
    list.push({ ...rest, at });
    days.set(day, list);
  }
  return [...days].map(([day, list]) => dayOf(day, list));
}

function dayOf(day: string, items: readonly (MediaItem & { at: number })[]): MediaDay {
  const from = Math.min(...items.map(({ at }) => at));
  const to = Math.max(...items.map(({ at, ms }) => at + ms));
  const share = (at: number) => (at - from) / Math.max(to - from, 1);
  const recordings = items.filter(({ kind }) => kind === 'recording');
  const clips = items.filter(({ kind }) => kind === 'clip');
  const [first] = [...(recordings.length > 0 ? recordings : clips)]
    .filter(isPlayable)
    .sort((a, b) => Number(b.thumbMs !== null) - Number(a.thumbMs !== null) || b.ms - a.ms);
  return {
    ...{ day, from, to, recordings: recordings.length, clips: clips.length },
    begins: new Set(recordings.map(({ at }) => at)),
    bars: recordings.map(({ key, at, ms, state }) => {
      const begin = Math.min(share(at), 1 - LEAST_SHARE);
      const end = Math.max(share(at + ms), begin + LEAST_SHARE);
      return { key, from: begin, to: end, deleted: state === 'deleted' };
    }),
    ticks: clips.map(({ at }) => share(at)),
    ms: recordings.reduce((sum, { ms }) => sum + ms, 0),
    first: first ?? null,
  };
}
