import { expect, it } from 'vitest';
import { LIVE_LIMITS } from '../../relay-server/video/live/live-limits.ts';
import { LiveStream } from '../../relay-server/video/live/live-stream.ts';
import { AT, feed, runOf } from '../../relay-server/video/live/testing/feed.ts';
import { readTail } from './follower.ts';

it('reads where a playlist stands', () => {
  const stream = new LiveStream(LIVE_LIMITS, { segment: 100, part: 9000, discontinuity: 7 });
  stream.begin(runOf('a'));
  feed(stream, 'a', 0, 23);
  const text = () => stream.playlist().plain.toString();
  expect(readTail(text())).toEqual({ segment: 102, parts: 3, next: 9023, endsAt: AT + 23 * 200 });
  stream.end();
  expect(readTail(text())).toEqual({ segment: 103, parts: 0, next: 9023, endsAt: null });
});

it('what is no playlist has none', () => {
  expect(readTail('<html>')).toBeNull();
});
