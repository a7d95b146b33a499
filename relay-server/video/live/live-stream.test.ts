import { gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { LIVE_LIMITS, type LiveLimits } from './live-limits.ts';
import { LiveStream } from './live-stream.ts';
import { feed, partOf, runOf } from './testing/feed.ts';
import { parsePlaylist } from './testing/parse-playlist.ts';

const FIRST = { segment: 100, part: 9000, discontinuity: 7 };

function streamWith(parts: number, limits: Partial<LiveLimits> = {}): LiveStream {
  const stream = new LiveStream({ ...LIVE_LIMITS, ...limits }, FIRST);
  stream.begin(runOf('a'));
  feed(stream, 'a', 0, parts);
  return stream;
}

const parsed = (stream: LiveStream) => parsePlaylist(stream.playlist().plain.toString());
const nobody = () => new AbortController().signal;

describe('where a reload is held (RFC 8216bis §6.2.5.2)', () => {
  // Segments 100 and 101 are whole, 102 has parts 0–3.
  const stream = streamWith(24);
  it.each([
    [99, null, true],
    [101, null, true],
    [102, null, false],
    [102, 3, true],
    [102, 4, false],
    [101, 9, true],
    // A part beyond the last of a whole segment is the first of the next one.
    [101, 12, true],
    [103, 0, false],
  ])('segment %s, part %s: there %s', (segment, part, there) => {
    expect(stream.has({ segment, part })).toBe(there);
  });

  it('a part beyond the last of the newest whole segment waits for the first of the next', () => {
    const whole = streamWith(20);
    whole.end();
    whole.begin(runOf('b'));
    expect(whole.has({ segment: 101, part: 10 })).toBe(false);
    feed(whole, 'b', 0, 1);
    expect(whole.has({ segment: 101, part: 10 })).toBe(true);
  });

  it.each([
    [104, null, false],
    [105, null, true],
    // Part 3 is the newest; the limit of advance is 3 / 0.2 = 15.
    [102, 18, false],
    [102, 19, true],
    [103, 14, false],
    [103, 15, true],
    [50, 999, false],
  ])('segment %s, part %s: too far %s', (segment, part, far) => {
    expect(stream.isTooFar({ segment, part })).toBe(far);
  });

  it('before the first part too', () => {
    const empty = new LiveStream(LIVE_LIMITS, FIRST);
    expect(empty.ready).toBe(false);
    expect(empty.has({ segment: 99, part: 0 })).toBe(false);
    expect(empty.isTooFar({ segment: 101, part: 0 })).toBe(false);
    expect(empty.isTooFar({ segment: 102, part: 0 })).toBe(true);
  });
});

describe('waiting', () => {
  it('wakes with the part that makes it true, and leaves nothing behind', async () => {
    const stream = streamWith(21);
    const waits = Array.from({ length: 200 }, () =>
      stream.wait(() => stream.has({ segment: 102, part: 1 }), nobody()),
    );
    expect(stream.waiting).toBe(200);
    feed(stream, 'a', 21, 22);
    expect(stream.waiting).toBe(0);
    expect(new Set(await Promise.all(waits))).toEqual(new Set(['true']));
  });

  it('looks at each waiter once a part', async () => {
    const stream = streamWith(21);
    const until = vi.fn(() => stream.has({ segment: 102, part: 3 }));
    const wait = stream.wait(until, nobody());
    feed(stream, 'a', 21, 24);
    expect(await wait).toBe('true');
    expect(until).toHaveBeenCalledTimes(4);
  });

  it('ends with the patience of the limits', async () => {
    const stream = streamWith(21, { holdMs: 1 });
    expect(await stream.wait(() => false, nobody())).toBe('late');
    expect(stream.waiting).toBe(0);
  });

  it('ends when whoever waits is gone, before or meanwhile', async () => {
    const stream = streamWith(21);
    const gone = new AbortController();
    const wait = stream.wait(() => false, gone.signal);
    gone.abort();
    expect(stream.waiting).toBe(0);
    expect(await wait).toBe('left');
    expect(await stream.wait(() => false, gone.signal)).toBe('left');
  });
});

describe('a playlist', () => {
  it('is made once a version, for everybody', async () => {
    const stream = streamWith(21);
    const copy = stream.playlist();
    expect(stream.playlist()).toBe(copy);
    expect(copy.gzip()).toBe(copy.gzip());
    expect(gunzipSync(await copy.gzip())).toEqual(copy.plain);
    feed(stream, 'a', 21, 22);
    expect(stream.playlist()).not.toBe(copy);
  });

  it('reads as written here', () => {
    const stream = streamWith(10);
    stream.begin(runOf('b/"'));
    stream.part(partOf('b/"', 0, { capturedAt: Date.UTC(2024, 10, 28, 2) }));
    stream.part(partOf('b/"', 1));
    expect(stream.playlist().plain.toString()).toBe(
      [
        '#EXTM3U',
        '#EXT-X-VERSION:6',
        '#EXT-X-TARGETDURATION:2',
        '#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,HOLD-BACK=6.00000,PART-HOLD-BACK=0.60000',
        '#EXT-X-PART-INF:PART-TARGET=0.20000',
        '#EXT-X-MEDIA-SEQUENCE:100',
        '#EXT-X-DISCONTINUITY-SEQUENCE:7',
        '#EXT-X-MAP:URI="init-a.mp4"',
        '#EXT-X-PROGRAM-DATE-TIME:2024-11-28T01:00:00.000Z',
        '#EXT-X-PART:DURATION=0.20000,URI="part-9000.m4s",INDEPENDENT=YES',
        ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(
          (index) => `#EXT-X-PART:DURATION=0.20000,URI="part-${9000 + index}.m4s"`,
        ),
        '#EXTINF:2.00000,',
        'seg-100.m4s',
        '#EXT-X-DISCONTINUITY',
        '#EXT-X-MAP:URI="init-b%2F%22.mp4"',
        '#EXT-X-PROGRAM-DATE-TIME:2024-11-28T02:00:00.000Z',
        '#EXT-X-PART:DURATION=0.20000,URI="part-9010.m4s",INDEPENDENT=YES',
        '#EXT-X-PART:DURATION=0.20000,URI="part-9011.m4s"',
        '#EXT-X-PRELOAD-HINT:TYPE=PART,URI="part-9012.m4s"',
        '',
      ].join('\n'),
    );
  });

  it('tells parts of the newest part target only: one value fits all that it tells', () => {
    const stream = streamWith(20);
    stream.begin(runOf('b', { partTarget: 0.25 }));
    stream.part(partOf('b', 0, { duration: 0.25 }));
    expect(parsed(stream).partTarget).toBe(0.25);
    expect(parsed(stream).segments.map(({ parts }) => parts.length)).toEqual([0, 0]);
  });

  it('stands still when the run ends, its last segment whole; the hint stays, for a run to come', () => {
    const stream = streamWith(23);
    stream.end();
    const still = stream.playlist().plain.toString();
    expect(parsed(stream)).toMatchObject({ open: null, segments: { length: 3 } });
    expect(parsed(stream).hints).toEqual(['part-9023.m4s']);
    stream.part(partOf('a', 23));
    expect(stream.playlist().plain.toString()).toBe(still);
    stream.begin(runOf('b'));
    stream.part(partOf('b', 0));
    expect(parsed(stream).open?.parts.map(({ uri }) => uri)).toEqual(['part-9023.m4s']);
  });
});

describe('whatever comes', () => {
  it('a segment is cut before it would round up beyond the target duration', () => {
    const stream = new LiveStream(LIVE_LIMITS, FIRST);
    stream.begin(runOf('a'));
    for (let index = 0; index < 100; index += 1) {
      stream.part(partOf('a', index, { startsSegment: index === 0, independent: index === 0 }));
    }
    const { segments, targetDuration } = parsed(stream);
    expect(segments.map(({ duration }) => Math.round(duration ?? 0))).toEqual(
      segments.map(() => targetDuration),
    );
  });

  it('memory stays the same however long it runs', () => {
    const stream = streamWith(500);
    const grown = (parts: number) => {
      feed(stream, 'a', 500, 500 + parts);
      return stream.bytes;
    };
    const bytes = grown(10);
    expect(grown(3000)).toBeLessThan(bytes * 1.2);
  });

  it('memory stays bounded when parts are large', () => {
    const stream = new LiveStream({ ...LIVE_LIMITS, mostBytes: 10_000 }, FIRST);
    stream.begin(runOf('a'));
    for (let index = 0; index < 200; index += 1) {
      stream.part(partOf('a', index, { data: Buffer.alloc(300) }));
      expect(stream.bytes).toBeLessThanOrEqual(10_000);
    }
    expect(parsed(stream).segments.length).toBeGreaterThan(0);
  });

  it('and bounded when parts take no time', () => {
    const few = { mostSegments: 5, partsOfSegment: 10 };
    const stream = new LiveStream({ ...LIVE_LIMITS, ...few }, FIRST);
    stream.begin(runOf('a'));
    for (let index = 0; index < 2000; index += 1) {
      stream.part(partOf('a', index, { duration: 0, startsSegment: false }));
    }
    const held = (few.mostSegments * 2 + 2) * few.partsOfSegment;
    expect(stream.bytes).toBeLessThan(held * 'part 2000 of a;'.length);
    expect(parsed(stream).segments).toHaveLength(5);
  });

  it('dates never run backwards by more than half a second', () => {
    const stream = streamWith(10);
    stream.part(partOf('a', 10, { capturedAt: 0 }));
    const [first] = parsed(stream).segments;
    expect(parsed(stream).open?.programDateTime).toBe((first?.programDateTime ?? 0) + 1500);
  });
});
