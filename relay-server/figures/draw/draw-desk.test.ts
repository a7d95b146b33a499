import { describe, expect, it } from 'vitest';
import type { RoomMode } from '../../../wire/codes.ts';
import { delegates } from '../../audiences/delegates.ts';
import { Viewer } from '../../audiences/viewer.ts';
import { Recorder } from '../../intake/recorder.ts';
import { MemoryStore } from '../../log/memory-store.ts';
import { openProjector } from '../../projecting/open-projector.ts';
import { drawnBy, listDigest, listOf } from '../../rules/draws/draw-list.ts';
import { DEFAULT_STATISTICS } from '../../rules/indicators/periods.ts';
import { filed } from '../../rules/testing/given.ts';
import type { CountedCases, NotDrawable } from './counted.ts';
import { DrawBook } from './draw-book.ts';
import { DrawDesk } from './draw-desk.ts';
import { saltOf, sha256 } from './masked-cases.ts';

const NOW = Date.parse('2024-11-27T02:00:00Z');
const caseOf = (serial: number) => `（2024）粤0607执${serial}号`;
const OTHER_TOWN = 9;

/** Twelve filed cases, one of them of another town; what a figure counts is set by hand. */
async function court() {
  const store = new MemoryStore();
  const projector = await openProjector(store, DEFAULT_STATISTICS, () => undefined);
  const book = new DrawBook();
  const clock = { now: () => NOW };
  const errors: unknown[] = [];
  const recorder = new Recorder({
    ...{ store, projector, clock },
    onCommit: ({ rows }) => book.update(rows),
    onStorageFailure: (error) => errors.push(error),
    onError: (error) => errors.push(error),
  });
  const filings = Array.from({ length: 12 }, (_, at) => {
    const {
      id: _id,
      seq: _seq,
      source: _source,
      recordedAt: _at,
      ...event
    } = filed('2024-01-02', {
      town: at + 1 === OTHER_TOWN ? '440607106000' : '440607001000',
    });
    return { ...event, id: `f${at + 1}`, caseNumber: caseOf(at + 1) };
  });
  const { rejected } = await recorder.record('court', filings);
  expect(rejected).toEqual([]);
  const world = {
    counted: Array.from({ length: 12 }, (_, at) => caseOf(at + 1)) as string[] | NotDrawable,
    mode: 'delegates' as RoomMode | undefined,
  };
  const contributions = {
    casesOf: (figure: string): Promise<CountedCases | NotDrawable> => {
      const { counted } = world;
      if (typeof counted === 'string') return Promise.resolve(counted);
      const of = { figure, label: '执结数', from: '2023-10-01', to: '2024-11-27' };
      return Promise.resolve({ ...of, contributors: counted });
    },
  };
  const modeOf = () => world.mode;
  const desk = new DrawDesk({ recorder, store, book, contributions, modeOf, clock });
  return { world, desk, book, store, errors };
}
const wanted = { wallId: 'main', figure: 'closedCount@centre' };

describe('H-94 opening a draw', () => {
  it('fixes each case once, with the digest that whoever has the log can recompute, and nobody else', async () => {
    const { desk, world, store } = await court();
    const list = listOf(Array.from({ length: 12 }, (_, at) => caseOf(at + 1)));
    world.counted = [...list, ...list.slice().reverse()];
    const { seq, digest: chain } = store.head();
    const opened = await desk.open(wanted, 'duty');
    const digest = listDigest(list, await saltOf(list, store), sha256);
    expect(opened).toMatchObject({
      ...{ wallId: 'main', count: 12, digest, number: null, cases: [] },
      head: { seq, digest: chain },
    });
    // Opened once more the same number would lead to the same cases.
    expect(await desk.open(wanted, 'duty')).toMatchObject({ digest });
  });

  it('puts away what stood on the wall before', async () => {
    const { desk, book } = await court();
    const first = await desk.open(wanted, 'duty');
    const second = await desk.open(wanted, 'duty');
    expect(book.on('main').map(({ id }) => id)).toEqual([second.id]);
    await expect(desk.draw(first.id, { number: 1, cases: 1 }, 'duty')).rejects.toMatchObject({
      rule: 'X-6',
    });
  });

  it('is refused where too few would be drawn from, or nothing could be shown', async () => {
    const { desk, world } = await court();
    world.counted = Array.from({ length: 9 }, (_, at) => caseOf((at % 4) + 1));
    await expect(desk.open(wanted, 'duty')).rejects.toMatchObject({ rule: 'X-3' });
    world.counted = 'notOfCases';
    await expect(desk.open(wanted, 'duty')).rejects.toThrow('不按案件');
    world.counted = 'unknown';
    await expect(desk.open(wanted, 'duty')).rejects.toMatchObject({ isUnknown: true });
    world.mode = 'session';
    await expect(desk.open(wanted, 'duty')).rejects.toThrow('参观');
    world.mode = undefined;
    await expect(desk.open(wanted, 'duty')).rejects.toMatchObject({ isUnknown: true, rule: 'B-2' });
  });
});

describe('H-95 a number', () => {
  it('leads to cases of the list as it was fixed, whatever came since', async () => {
    const { desk, world, store, errors } = await court();
    const opened = await desk.open(wanted, 'duty');
    const list = listOf(Array.from({ length: 12 }, (_, at) => caseOf(at + 1)));
    world.counted = [caseOf(99)];
    const drawn = await desk.draw(opened.id, { number: 4711, cases: 3 }, 'duty');
    expect(drawn).toMatchObject({ number: 4711, count: 12, digest: opened.digest });
    expect(drawn.cases).toHaveLength(3);
    const events = await store.historyOf(`draw:${opened.id}`);
    const { digest } = opened;
    const salt = await saltOf(list, store);
    const led = drawnBy(list, { digest, salt, number: 4711, many: 3 }, sha256);
    expect(events[1]?.body).toMatchObject({ drawn: led.map((caseNumber) => ({ caseNumber })) });
    await expect(desk.draw(opened.id, { number: 4712, cases: 1 }, 'duty')).rejects.toMatchObject({
      rule: 'X-4',
    });
    expect(errors).toEqual([]);
  });

  it('V-50 visitors are sent no case number, no name, and no town of a few', async () => {
    const { desk, store } = await court();
    const noFacts = () => {
      throw new Error('not asked');
    };
    const audience = delegates(noFacts, wanted.wallId);
    const viewer = new Viewer(audience, {
      strict: true,
      onFault: ({ error }) => expect(error).toBe(0),
    });
    for (let number = 1; number <= 12; number += 1) {
      const { id } = await desk.open(wanted, 'duty');
      await desk.draw(id, { number, cases: 5 }, 'duty');
      const rows = [];
      for await (const chunk of store.rows({ topics: ['draw'], liveOnly: true }))
        rows.push(...chunk);
      const sent = viewer.rowsOf('wall', rows);
      expect(sent).toHaveLength(1);
      const said = JSON.stringify(sent);
      expect(said).toContain('买卖合同纠纷');
      expect(said).not.toMatch(/粤0607|张|某|三水示例|2024-01-02|440607106000|duty/);
    }
  });

  it('H-96 put away it is gone from the wall, and cannot be put away again', async () => {
    const { desk, book } = await court();
    const { id } = await desk.open(wanted, 'duty');
    await desk.close(id, 'duty');
    expect(book.on('main')).toEqual([]);
    await expect(desk.close(id, 'duty')).rejects.toMatchObject({ rule: 'X-6' });
    const unknown = '99999999-9999-4999-8999-999999999999';
    await expect(desk.close(unknown, 'duty')).rejects.toMatchObject({ rule: 'X-2' });
  });
});
