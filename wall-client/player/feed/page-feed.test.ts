import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FeedHead } from '../../../wire/video-feed.ts';
import { PageFeed } from './page-feed.ts';

const encoder = new TextEncoder();
const AT = 'http://wall/video/live';

/** A feed whose connections are opened, fed and broken by hand. */
function trial() {
  const opened: {
    ids: readonly string[];
    signal: AbortSignal;
    tell: (head: FeedHead, body?: string) => void;
    end: () => void;
  }[] = [];
  const feed = new PageFeed(async (ids, signal) => {
    const pipe = new TransformStream<Uint8Array, Uint8Array>();
    const writer = pipe.writable.getWriter();
    opened.push({
      ids,
      signal,
      tell: (head, body = '') => {
        void writer.write(encoder.encode(`${JSON.stringify(head)}\n${body}`));
      },
      end: () => void writer.close(),
    });
    return pipe.readable;
  });
  const newest = () => {
    const connection = opened.at(-1);
    if (!connection) throw new Error('no connection was opened');
    return connection;
  };
  return {
    feed,
    opened,
    newest,
    playlist: (stream: string, segment: number, parts: number) => {
      const bytes = `playlist ${segment}/${parts}`.length;
      const whole = segment - 1;
      const head = { kind: 'playlist', stream, whole, segment, parts, bytes } as const;
      newest().tell(head, `playlist ${segment}/${parts}`);
    },
    part: (stream: string, name: string, body: string) =>
      newest().tell({ kind: 'part', stream, name, bytes: body.length }, body),
  };
}

const signal = new AbortController().signal;
const settle = () => vi.advanceTimersByTimeAsync(60);

async function nine() {
  const one = trial();
  const leave = ['a', 'b', 'c'].map((id) => one.feed.join(id));
  await settle();
  return { ...one, leave };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the page’s feed', () => {
  it('is one connection for all tiles, and none for few', async () => {
    const one = trial();
    one.feed.join('b');
    const leave = one.feed.join('a');
    await settle();
    expect(one.opened).toHaveLength(0);
    one.feed.join('c');
    one.feed.join('a');
    await settle();
    expect(one.opened.map(({ ids }) => ids)).toEqual([['a', 'b', 'c']]);
    leave();
    await settle();
    expect(one.newest().signal.aborted).toBe(false);
  });

  it('answers a held reload when the playlist has come to the point, with the newest', async () => {
    const one = await nine();
    one.playlist('a', 7, 2);
    await settle();
    const reload = (query: string) => one.feed.answer(`${AT}/a/index.m3u8?${query}`, signal);
    expect(await reload('_HLS_msn=7&_HLS_part=1')).toBe('playlist 7/2');
    expect(await reload('_HLS_msn=6')).toBe('playlist 7/2');
    const held = reload('_HLS_msn=7&_HLS_part=2');
    const whole = reload('_HLS_msn=7');
    one.playlist('a', 7, 3);
    expect(await held).toBe('playlist 7/3');
    one.playlist('a', 8, 1);
    expect(await whole).toBe('playlist 8/1');
  });

  it('has the newest parts, and leaves the rest to the relay', async () => {
    const one = await nine();
    one.part('a', 'part-1.m4s', 'bytes');
    await settle();
    const part = await one.feed.answer(`${AT}/a/part-1.m4s`, signal);
    expect(new TextDecoder().decode(part instanceof ArrayBuffer ? part : undefined)).toBe('bytes');
    for (let n = 2; n < 60; n += 1) one.part('a', `part-${n}.m4s`, 'bytes');
    await settle();
    for (const other of [
      'a/part-1.m4s',
      'b/part-1.m4s',
      'a/seg-3.m4s',
      'a/index.m3u8',
      'x/part-1.m4s',
    ]) {
      expect(one.feed.answer(`${AT}/${other}`, signal)).toBeNull();
    }
  });

  it('who waits is sent to the relay when the stream stands, the feed breaks or it takes too long', async () => {
    const one = await nine();
    const wait = () => one.feed.answer(`${AT}/a/index.m3u8?_HLS_msn=9`, signal);
    expect(wait()).toBeNull();
    one.playlist('a', 7, 2);
    await settle();
    const late = wait();
    await vi.advanceTimersByTimeAsync(3000);
    expect(await late).toBeNull();
    const still = wait();
    one.newest().tell({ kind: 'still', stream: 'a', bytes: 0 });
    expect(await still).toBeNull();
    one.playlist('a', 7, 3);
    await settle();
    const broken = wait();
    one.newest().end();
    expect(await broken).toBeNull();
  });

  it('is opened again when it breaks, and anew when the tiles are others; never two for long', async () => {
    const one = await nine();
    one.newest().end();
    await vi.advanceTimersByTimeAsync(2100);
    expect(one.opened).toHaveLength(2);
    one.feed.join('d');
    await settle();
    expect(one.newest().ids).toEqual(['a', 'b', 'c', 'd']);
    expect(one.opened[1]?.signal.aborted).toBe(false);
    one.playlist('d', 1, 1);
    await settle();
    expect(one.opened[1]?.signal.aborted).toBe(true);
    for (const leave of one.leave) leave();
    await settle();
    expect(one.newest().signal.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(one.opened).toHaveLength(3);
  });

  it('a feed that is none is told of once and tried again', async () => {
    const told = vi.spyOn(console, 'warn').mockReturnValue();
    const one = await nine();
    one.newest().tell({ kind: 'part', stream: 'a', name: '../etc', bytes: 1 });
    await vi.advanceTimersByTimeAsync(2100);
    one.newest().tell({ kind: 'part', stream: 'a', name: '../etc', bytes: 1 });
    await vi.advanceTimersByTimeAsync(2100);
    expect(one.opened).toHaveLength(3);
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });
});
