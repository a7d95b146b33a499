import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LIVE_LIMITS } from './live-limits.ts';
import { type Liveness, LiveStreams } from './live-streams.ts';
import { AT, feed, partOf, runOf } from './testing/feed.ts';
import { parsePlaylist } from './testing/parse-playlist.ts';

let streams: LiveStreams;
let told: Liveness[];
beforeEach(() => {
  vi.useFakeTimers({ now: AT });
  streams = new LiveStreams({ clock: { now: () => Date.now() } });
  told = [];
  streams.onLiveness((liveness) => told.push(liveness));
});
afterEach(() => {
  streams.close();
  vi.useRealTimers();
});

const ended = (runId: string, lastFrameAt: number | null = AT) => ({
  ...{ streamId: 'car-1', runId, lastFrameAt },
  reason: 'closed' as const,
});
const sequence = () => {
  const copy = streams.playing('car-1')?.playlist();
  return parsePlaylist(copy?.plain.toString() ?? '').mediaSequence;
};

it('tells that a stream began and ended, and when its last frame was', () => {
  streams.begin(runOf('a'));
  expect(streams.lastFrameAt('car-1')).toBeNull();
  feed(streams, 'a', 0, 3);
  expect(streams.lastFrameAt('car-1')).toBe(AT + 600);
  streams.end(ended('a', AT + 560));
  expect(streams.lastFrameAt('car-1')).toBe(AT + 560);
  expect(streams.lastFrameAt('car-2')).toBeNull();
  const about = { streamId: 'car-1', runId: 'a' };
  expect(told).toEqual([
    { kind: 'began', ...about, at: AT },
    { kind: 'ended', ...about, reason: 'closed', lastFrameAt: AT + 560 },
  ]);
});

it('a run that begins ends the one before it, which then says nothing any more', () => {
  streams.begin(runOf('a'));
  feed(streams, 'a', 0, 5);
  streams.begin(runOf('b'));
  feed(streams, 'a', 5, 9);
  streams.end(ended('a'));
  feed(streams, 'b', 0, 1);
  expect(told.map(({ kind, runId }) => [kind, runId])).toEqual([
    ['began', 'a'],
    ['ended', 'a'],
    ['began', 'b'],
  ]);
  const { segments, open } = parsePlaylist(
    streams.playing('car-1')?.playlist().plain.toString() ?? '',
  );
  expect(segments.map(({ parts }) => parts.length)).toEqual([5]);
  expect(open).toMatchObject({ discontinuity: true, parts: { length: 1 } });
});

it('passes over what no run announced', () => {
  streams.part(partOf('a', 0));
  streams.end(ended('a'));
  expect(streams.held('car-1')).toBeUndefined();
  expect(told).toEqual([]);
});

it('after the last run the playlist stands a while, its media somewhat longer, then nothing is left', () => {
  streams.begin(runOf('a'));
  feed(streams, 'a', 0, 30);
  streams.end(ended('a'));
  const { standsMs, lingersMs } = LIVE_LIMITS;
  vi.advanceTimersByTime(standsMs - 1);
  expect(streams.playing('car-1')).toBeDefined();
  vi.advanceTimersByTime(1);
  expect(streams.playing('car-1')).toBeUndefined();
  expect(streams.held('car-1')).toBeDefined();
  vi.advanceTimersByTime(lingersMs);
  expect(streams.held('car-1')).toBeUndefined();
  expect(streams.lastFrameAt('car-1')).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});

it('a run that comes soon goes on with the window', () => {
  streams.begin(runOf('a'));
  feed(streams, 'a', 0, 30);
  const first = sequence();
  streams.end(ended('a'));
  vi.advanceTimersByTime(LIVE_LIMITS.standsMs - 1);
  streams.begin(runOf('b'));
  vi.advanceTimersByTime(LIVE_LIMITS.lingersMs * 2);
  feed(streams, 'b', 0, 11);
  expect(sequence()).toBe(first);
});

it('one that comes late begins a window of its own, with higher numbers', () => {
  streams.begin(runOf('a'));
  feed(streams, 'a', 0, 30);
  const first = sequence();
  streams.end(ended('a'));
  vi.advanceTimersByTime(LIVE_LIMITS.standsMs);
  streams.begin(runOf('b'));
  feed(streams, 'b', 0, 11);
  expect(sequence()).toBeGreaterThanOrEqual(first + 3);
  expect(streams.held('car-1')?.init('a')).toBeUndefined();
});

it('numbers grow even when the clock is set back', () => {
  streams.begin(runOf('a'));
  feed(streams, 'a', 0, 300);
  const first = sequence();
  streams.end(ended('a'));
  vi.advanceTimersByTime(LIVE_LIMITS.standsMs + LIVE_LIMITS.lingersMs);
  vi.setSystemTime(AT - 86_400_000);
  streams.begin(runOf('b'));
  feed(streams, 'b', 0, 11);
  expect(sequence()).toBeGreaterThan(first);
});

it('numbers grow over a restart of the relay', () => {
  streams.begin(runOf('a'));
  feed(streams, 'a', 0, 300);
  const first = sequence();
  streams.close();
  vi.setSystemTime(AT + 60_000);
  streams = new LiveStreams({ clock: { now: () => Date.now() } });
  streams.begin(runOf('b'));
  feed(streams, 'b', 0, 11);
  expect(sequence()).toBeGreaterThan(first);
});

it('discontinuity sequence numbers grow over a restart too, and stay small: hls.js walks a list of their length', () => {
  const discontinuity = () => {
    const copy = streams.playing('car-1')?.playlist();
    return parsePlaylist(copy?.plain.toString() ?? '').discontinuitySequence;
  };
  streams.begin(runOf('a'));
  feed(streams, 'a', 0, 11);
  const first = discontinuity();
  streams.close();
  vi.setSystemTime(AT + 60_000);
  streams = new LiveStreams({ clock: { now: () => Date.now() } });
  streams.begin(runOf('b'));
  feed(streams, 'b', 0, 11);
  expect(discontinuity()).toBeGreaterThan(first);
  expect(discontinuity()).toBeLessThan(50_000);
});

it('a listener that left is told nothing', () => {
  const heard = vi.fn();
  streams.onLiveness(heard)();
  streams.begin(runOf('a'));
  expect(heard).not.toHaveBeenCalled();
});
