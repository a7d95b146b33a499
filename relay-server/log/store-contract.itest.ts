import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainDigest, GENESIS, payloadOf } from './chain.ts';
import { MemoryStore } from './memory-store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { type LogStore, StorageUnavailable, type StoredRow } from './store.ts';
import { sampleBatch, sampleCase, sampleEvent } from './testing/sample-events.ts';

async function all<T>(chunks: AsyncIterable<T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const chunk of chunks) items.push(...chunk);
  return items;
}

async function each<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function row(topic: string, id: string, seq: number, caseNumber: string | null = null): StoredRow {
  return { topic, id, caseNumber, seq, data: { n: seq } };
}

const refused = {
  source: 'court',
  receivedAt: 1_700_000_000_000,
  code: 'invalid_value',
  path: '/body/amount',
  message: '字段的值不合要求',
  raw: '{"amount":-1}',
} as const;

/** Tombstones of so many events are kept here. */
const KEPT = 20;

/** The promises of LogStore, kept by every implementation. Numbers L… are this list's own. */
describe.each([
  { name: 'memory', openIn: (_folder: string): LogStore => new MemoryStore(KEPT) },
  {
    name: 'sqlite',
    openIn: (folder: string): LogStore =>
      openSqliteStore(join(folder, 'relay.sqlite'), { tombstonesKept: KEPT }),
  },
])('LogStore: $name', ({ openIn }) => {
  let folder: string;
  let store: LogStore;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-'));
    store = openIn(folder);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('[L1] an empty log has seq 0, the zero digest and an epoch', () => {
    expect(store.head()).toEqual({ seq: 0, digest: '0'.repeat(64) });
    expect(store.epoch()).toMatch(/^[\w-]{8,64}$/);
  });

  it('[L2] a commit moves the head and chains every event', async () => {
    const head = await store.commit({ events: sampleBatch(1, 3) });
    const digest = [1, 2, 3].reduce(
      (previous, seq) => chainDigest(previous, payloadOf(sampleEvent(seq))),
      GENESIS,
    );
    expect(head).toEqual({ seq: 3, digest: digest.toString('hex') });
    expect(store.head()).toEqual(head);
  });

  it('[L16] the digest at every seq stays what it was when that was the head', async () => {
    const heads = [store.head()];
    for (const seq of [1, 2, 3]) heads.push(await store.commit({ events: sampleBatch(seq, seq) }));
    for (const { seq, digest } of heads) expect(await store.digestAt(seq)).toBe(digest);
    expect(await store.digestAt(4)).toBeNull();
  });

  it('[L3] a gap or a repeat of seq is refused and nothing of the batch is kept', async () => {
    await store.commit({ events: sampleBatch(1, 2) });
    const head = store.head();
    const rows = [row('town', 'a', 4)];
    await expect(store.commit({ events: sampleBatch(4, 4), rows })).rejects.toThrow(RangeError);
    await expect(store.commit({ events: sampleBatch(2, 3), rows })).rejects.toThrow(RangeError);
    expect(store.head()).toEqual(head);
    expect(await store.rowCount({})).toBe(0);
  });

  it('[L4] an event comes back as it went in, found by source and id', async () => {
    await store.commit({ events: sampleBatch(1, 5) });
    expect(await store.findEvents('court', ['e-4', 'nothing', 'e-2'])).toEqual(
      expect.arrayContaining([sampleEvent(2), sampleEvent(4)]),
    );
    expect(await store.findEvents('court', ['e-4', 'nothing', 'e-2'])).toHaveLength(2);
    expect(await store.findEvents('other', ['e-4'])).toEqual([]);
  });

  it('[L5] the history of an aggregate is its own events by seq', async () => {
    await store.commit({ events: sampleBatch(1, 12) });
    await store.commit({ events: [{ event: sampleEvent(13), aggregate: sampleCase(1) }] });
    const history = await store.historyOf(sampleCase(1));
    expect(history.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13]);
    expect(await store.historyOf('petition:none')).toEqual([]);
  });

  it('[L6] events are read from a seq on, across chunks', async () => {
    await store.commit({ events: sampleBatch(1, 1_100) });
    const seqs = (await each(store.eventsFrom(99))).map((event) => event.seq);
    expect(seqs).toEqual(Array.from({ length: 1_002 }, (_, index) => index + 99));
    expect(await each(store.eventsFrom(1_101))).toEqual([]);
  });

  it('[L7] the newest row wins and a tombstone stays as a tombstone', async () => {
    await store.commit({ rows: [row('point', 'a', 1), row('point', 'b', 1)] });
    await store.commit({
      rows: [
        row('point', 'a', 2),
        { topic: 'point', id: 'b', caseNumber: null, seq: 3, gone: true },
      ],
    });
    expect(await all(store.rows({ topics: ['point'] }))).toEqual([
      row('point', 'a', 2),
      { topic: 'point', id: 'b', caseNumber: null, seq: 3, gone: true },
    ]);
    expect(await all(store.rows({ topics: ['point'], liveOnly: true }))).toEqual([
      row('point', 'a', 2),
    ]);
  });

  it('[L17] tombstones are kept to the horizon; live rows stay however old they are', async () => {
    const gone = (id: string, seq: number): StoredRow => ({
      topic: 'point',
      id,
      caseNumber: null,
      seq,
      gone: true,
    });
    const rows = [row('point', 'old', 1), row('point', 'a', 1), row('point', 'b', 1)];
    await store.commit({ events: sampleBatch(1, 1), rows });
    await store.commit({ events: sampleBatch(2, 3), rows: [gone('a', 2), gone('b', 3)] });
    await store.commit({ events: sampleBatch(4, KEPT) });
    expect(store.horizon()).toBe(0);
    const tombstones = async () => {
      const held = await all(store.rows({ topics: ['point'], sinceSeq: 1 }));
      return held.map(({ id }) => id);
    };
    expect(await tombstones()).toEqual(['a', 'b']);
    await store.commit({ events: sampleBatch(KEPT + 1, KEPT + 2) });
    expect(store.horizon()).toBe(2);
    expect(await tombstones()).toEqual(['b']);
    // As a rebuild writes them, long after their events.
    await store.commit({ rows: [row('point', 'c', 1), gone('c', 2), gone('d', 3)] });
    expect(await tombstones()).toEqual(['b', 'd']);
    expect(await all(store.rows({ liveOnly: true }))).toEqual([row('point', 'old', 1)]);
  });

  it('[L8] rows are chosen by topic, case and seq; equal ids of two cases are two rows', async () => {
    const rows = [
      row('party', 'P1', 1, sampleCase(1)),
      row('party', 'P1', 2, sampleCase(11)),
      row('party', 'P2', 3, sampleCase(1)),
      row('town', 'x', 4),
    ];
    await store.commit({ rows });
    expect(await all(store.rows({ topics: ['party'], caseNumber: sampleCase(1) }))).toEqual([
      rows[0],
      rows[2],
    ]);
    expect(await all(store.rows({ topics: ['party', 'town'], sinceSeq: 2 }))).toEqual([
      rows[2],
      rows[3],
    ]);
    expect(
      await all(store.rows({ topics: ['party'], caseNumber: sampleCase(1), sinceSeq: 1 })),
    ).toEqual([rows[2]]);
    expect(await all(store.rows({}))).toEqual(rows);
    expect(await store.rowCount({ topics: ['party'] })).toBe(3);
    expect(
      await store.rowCount({ topics: ['party'], caseNumber: sampleCase(1), sinceSeq: 1 }),
    ).toBe(1);
    expect(await store.rowCount({ sinceSeq: 3 })).toBe(1);
  });

  it('[L9] rows come in chunks, and what changes meanwhile comes once more or later, never not', async () => {
    const ids = Array.from({ length: 25 }, (_, index) => `r${String(index).padStart(2, '0')}`);
    await store.commit({ rows: ids.map((id) => row('point', id, 1)) });
    const seen = new Map<string, number>();
    let chunks = 0;
    for await (const chunk of store.rows({ topics: ['point'], chunk: 10 })) {
      expect(chunk.length).toBeLessThanOrEqual(10);
      for (const each of chunk) seen.set(each.id, each.seq);
      chunks += 1;
      if (chunks === 1)
        await store.commit({ rows: [row('point', 'r00', 2), row('point', 'r24', 2)] });
    }
    for await (const chunk of store.rows({ topics: ['point'], sinceSeq: 1 })) {
      for (const each of chunk) seen.set(each.id, each.seq);
    }
    expect([...seen.keys()].sort()).toEqual(ids);
    expect(seen.get('r00')).toBe(2);
    expect(seen.get('r24')).toBe(2);
  });

  it('[L10] cells are absolute sums, kept at 0 too; null removes a wake', async () => {
    await store.commit({
      cells: [
        { key: 'b', n: 2 },
        { key: 'a', n: -5 },
      ],
      wakes: [
        { key: 'case-2', wakeOn: '2024-12-01' },
        { key: 'case-1', wakeOn: '2024-11-28' },
      ],
    });
    await store.commit({
      cells: [
        { key: 'b', n: 0 },
        { key: 'a', n: 7 },
      ],
      wakes: [{ key: 'case-2', wakeOn: null }],
    });
    expect(await all(store.loadCells())).toEqual([
      { key: 'a', n: 7 },
      { key: 'b', n: 0 },
    ]);
    expect(await all(store.loadWakes())).toEqual([{ key: 'case-1', wakeOn: '2024-11-28' }]);
  });

  it('[L17] contributions are added up, come back by day a chunk at a time, and 0 times removes one', async () => {
    const [a, b] = [sampleCase(1), sampleCase(11)];
    const of = { type: '执', town: '440607103000', cause: '买卖合同纠纷', band: 'to10' };
    const part = (contributor: string, day: string, n: number, times = 1) => ({
      ...{ contributor, series: 'recovered|执', day, n, times },
    });
    await store.commit({
      events: sampleBatch(1, 3),
      contributors: [{ key: a, ...of, band: 'to1' }],
      contributions: [
        part(b, '2024-11-02', 7),
        part(a, '2024-11-02', 5),
        part(a, '2024-11-01', 9, 2),
        part(a, '2024-12-01', 1),
      ],
    });
    await store.commit({
      contributors: [{ key: a, ...of }],
      contributions: [part(a, '2024-11-01', -4, -1), part(b, '2024-11-02', -7, -1)],
    });
    const query = { series: ['recovered|执'], from: '2024-11-01', to: '2024-11-30', limit: 1 };
    const first = await store.contributions(query);
    expect(first).toMatchObject({
      seq: 3,
      contributions: [{ ...part(a, '2024-11-01', 5), of }],
    });
    const second = await store.contributions({
      ...query,
      ...(first.next && { after: first.next }),
    });
    expect(second.contributions).toEqual([{ ...part(a, '2024-11-02', 5), of }]);
    const open = { from: null, to: null, limit: 9 };
    const matter = { ...part('petition:1', '2024-11-03', 1), series: 'petitionsReceived|letter' };
    await store.commit({ contributions: [matter] });
    expect(
      await store.contributions({ series: [matter.series, 'unheard'], ...open }),
    ).toMatchObject({
      contributions: [{ ...matter, of: null }],
      next: null,
    });
    expect(await store.contributions({ series: ['unheard'], ...open })).toMatchObject({
      ...{ contributions: [], next: null },
    });
    expect(await store.contributionSeries('recovered')).toEqual(['recovered|执']);
    expect(await store.contributionSeries('recover')).toEqual([]);
    expect(await all(store.loadContributors())).toEqual([{ key: a, ...of }]);
    expect(await store.eventCount([a, b])).toBe(3);
    await store.resetProjections();
    expect(
      (await store.contributions({ series: ['recovered|执'], ...open })).contributions,
    ).toEqual([]);
    expect(await all(store.loadContributors())).toEqual([]);
  });

  it('[L11] quarantine: newest first, by source, paged, repeats counted', async () => {
    await store.commit({
      quarantine: [
        refused,
        { ...refused, source: 'other' },
        { ...refused, raw: Buffer.from([0xff, 0]) },
      ],
    });
    await store.commit({ quarantine: [{ ...refused, receivedAt: refused.receivedAt + 1 }] });
    const mine = await store.quarantine({ source: 'court', limit: 10 });
    expect(mine.map(({ times, lastAt, raw }) => ({ times, lastAt, raw: [...raw] }))).toEqual([
      { times: 1, lastAt: refused.receivedAt, raw: [0xff, 0] },
      {
        times: 2,
        lastAt: refused.receivedAt + 1,
        raw: [...Buffer.from(refused.raw)],
      },
    ]);
    const [newest] = await store.quarantine({ limit: 1 });
    const rest = await store.quarantine({ limit: 10, before: newest?.number ?? 0 });
    expect(rest.map((entry) => entry.source)).toEqual(['other', 'court']);
  });

  it('[L12] meta entries are set, listed by prefix, removed with null; store.* is not for callers', async () => {
    await store.commit({
      meta: [
        { key: 'inbox.1', value: '一' },
        { key: 'inbox.2', value: '二' },
        { key: 'clock', value: '3' },
      ],
    });
    await store.commit({ meta: [{ key: 'clock', value: null }] });
    expect(await store.metaEntries('inbox.')).toEqual([
      { key: 'inbox.1', value: '一' },
      { key: 'inbox.2', value: '二' },
    ]);
    expect(await store.meta('clock')).toBeNull();
    const mistaken = store.commit({ meta: [{ key: 'store.epoch', value: 'x' }] });
    await expect(mistaken).rejects.toThrow(RangeError);
  });

  it('[L13] resetting the projections keeps log, quarantine and meta, and takes a new epoch', async () => {
    const epoch = store.epoch();
    await store.commit({
      events: sampleBatch(1, 2),
      rows: [row('town', 'x', 2)],
      cells: [{ key: 'a', n: 1 }],
      wakes: [{ key: 'k', wakeOn: '2024-12-01' }],
      quarantine: [refused],
      meta: [{ key: 'm', value: '1' }],
    });
    const head = store.head();
    await store.resetProjections();
    expect(store.epoch()).not.toBe(epoch);
    expect(store.head()).toEqual(head);
    expect(await store.rowCount({})).toBe(0);
    expect(await all(store.loadCells())).toEqual([]);
    expect(await all(store.loadWakes())).toEqual([]);
    expect(await store.quarantine({ limit: 9 })).toHaveLength(1);
    expect(await store.meta('m')).toBe('1');
  });

  it('[L14] what a caller changes after a commit or a read does not change what is stored', async () => {
    const data = { list: [1] };
    await store.commit({ rows: [{ topic: 'town', id: 'x', caseNumber: null, seq: 1, data }] });
    data.list.push(2);
    const [first] = await all(store.rows({}));
    expect(first?.data).toEqual({ list: [1] });
  });

  it('[L15] writing works: probe resolves; after close every method says so', async () => {
    await expect(store.probe()).resolves.toBeUndefined();
    await store.close();
    await store.close();
    const closed = { name: 'StorageUnavailable', reason: 'closed' };
    await expect(store.commit({})).rejects.toMatchObject(closed);
    await expect(store.historyOf('x')).rejects.toMatchObject(closed);
    await expect(store.probe()).rejects.toMatchObject(closed);
    await expect(all(store.rows({ topics: ['a'] }))).rejects.toBeInstanceOf(StorageUnavailable);
  });
});
