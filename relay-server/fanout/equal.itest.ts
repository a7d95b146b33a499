import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Viewer } from '../audiences/viewer.ts';
import { MemoryStore } from '../log/memory-store.ts';
import {
  alertRow,
  CASE_A,
  CASE_B,
  caseRow,
  goneRow,
  metaRow,
  paymentRow,
  pointRow,
  townRow,
} from './testing/sample-rows.ts';
import { startTcpProxy, type TcpProxy } from './testing/tcp-proxy.ts';
import { TestDisplay } from './testing/test-display.ts';
import { startTestRelay, type TestRelay } from './testing/test-relay.ts';

let relay: TestRelay;
const open: (() => unknown)[] = [];

beforeEach(async () => {
  relay = await startTestRelay({ limits: { partRows: 20, recentRows: 50 } });
});

afterEach(async () => {
  for (const close of open.splice(0)) await close();
  await relay.close();
  expect(relay.errors).toEqual([]);
});

function display(url = relay.url): TestDisplay {
  const made = new TestDisplay(url);
  open.push(() => made.close());
  return made;
}

async function proxy(): Promise<TcpProxy> {
  const made = await startTcpProxy(relay.port);
  open.push(() => made.close());
  return made;
}

async function expectEqual(one: TestDisplay, scope: 'wall' | `case:${string}` = 'wall') {
  await one.at(relay.store.head().seq, scope);
  expect(one.faults).toEqual([]);
  expect(one.views(scope)).toEqual(await relay.truth(scope));
}

describe('every display ends equal to the log (F-1)', () => {
  it('F-10 F-14 a first follow gets everything, what fills the picture first, points last', async () => {
    for (let serial = 1; serial <= 45; serial += 1) await relay.commit(pointRow(serial));
    await relay.commit(metaRow(), townRow(9), alertRow('a'));
    const wall = display();
    expect(await wall.follow()).toEqual({ taken: true });
    await expectEqual(wall);
    const answer = wall.frames.filter((each) => each.reset);
    expect(answer.map((each) => each.part)).toEqual(answer.map((_, index) => index));
    expect(answer.map((each) => each.more ?? false)).toEqual(
      answer.map((_, index) => index < answer.length - 1),
    );
    const topics = answer.flatMap((each) => each.rows.map((row) => row.topic));
    expect([...new Set(topics)]).toEqual(['meta', 'town', 'alert', 'point']);
    expect(answer[0]?.rows.map((row) => row.topic)).toEqual(['meta', 'town']);
  });

  it('F-30 every commit moves the wall on, even one that changed no row of it', async () => {
    const wall = display();
    await wall.follow();
    await wall.at(0);
    const seq = await relay.commit();
    await wall.at(seq);
    expect(wall.frames.at(-1)).toMatchObject({ from: 0, to: seq, rows: [] });
  });

  it('F-1 a commit that could not be told to a room is read from the log by its displays', async () => {
    const [one, two] = [display(), display()];
    for (const wall of [one, two]) await wall.follow();
    await relay.commit(townRow(3));
    for (const wall of [one, two]) await wall.at(relay.store.head().seq);
    vi.spyOn(Viewer.prototype, 'rowsOf').mockImplementationOnce(() => {
      throw new Error('broken');
    });
    await relay.commit(townRow(4), alertRow('a'));
    for (const wall of [one, two]) await expectEqual(wall);
    await relay.commit(pointRow(1));
    for (const wall of [one, two]) await expectEqual(wall);
    expect(relay.errors.splice(0)).toHaveLength(1);
  });

  it('F-40 a wall hears of the relay though nothing happens', async () => {
    await relay.commit(townRow(3));
    const wall = display();
    await wall.follow();
    await wall.at(1);
    const received = wall.frames.length;
    await wall.until(() => wall.frames.length > received);
    expect(wall.frames.at(-1)).toMatchObject({ scope: 'wall', from: 1, to: 1, rows: [] });
  });

  it('F-11 after a break only what changed is sent, tombstones included', async () => {
    const line = await proxy();
    for (let serial = 1; serial <= 30; serial += 1) await relay.commit(pointRow(serial));
    const wall = display(line.url);
    await wall.follow();
    await expectEqual(wall);

    line.cut();
    await wall.until(() => !wall.socket.connected);
    const received = wall.frames.length;
    await relay.commit(pointRow(3, 999));
    await relay.commit(goneRow(pointRow(4)));
    await wall.follow();
    await expectEqual(wall);
    const rows = wall.frames.slice(received).flatMap((each) => each.rows);
    expect(rows.map((row) => [row.id, row.gone ?? false]).sort()).toEqual([
      ['（2024）粤0607执3号', false],
      ['（2024）粤0607执4号', true],
    ]);
  });

  it('F-11 a very late display is caught up from the log, not from memory', async () => {
    const line = await proxy();
    const wall = display(line.url);
    await relay.commit(metaRow());
    await wall.follow();
    await expectEqual(wall);
    line.cut();
    await wall.until(() => !wall.socket.connected);
    for (let serial = 1; serial <= 200; serial += 1) await relay.commit(pointRow(serial % 70));
    await wall.follow();
    await expectEqual(wall);
    expect(wall.frames.filter((each) => each.reset && each.to > 1)).toEqual([]);
  });

  it('F-11 changes that are more than everything are not sent: everything is', async () => {
    const line = await proxy();
    const wall = display(line.url);
    await relay.commit(metaRow(), townRow(1), pointRow(1));
    await wall.follow();
    await expectEqual(wall);
    line.cut();
    await wall.until(() => !wall.socket.connected);
    const lines = Array.from({ length: 600 }, (_, index) => alertRow(`a${index}`));
    await relay.commit(...lines);
    await relay.commit(...lines.slice(0, 590).map(goneRow), townRow(2));
    await expect.poll(() => relay.fanout.head()).toBe(relay.store.head().seq);
    await wall.follow();
    await expectEqual(wall);
    const answer = wall.frames.filter((each) => each.reset && each.to > 1);
    expect(answer.flatMap(({ rows }) => rows.map(({ topic }) => topic)).sort()).toEqual(
      [...Array.from({ length: 10 }, () => 'alert'), 'meta', 'point', 'town'].sort(),
    );
  });

  it('F-11 a replica from before the horizon, or that it overtakes, gets everything', async () => {
    await relay.close();
    // Tombstones of the newest hundred events are kept.
    const store = new MemoryStore(100);
    // No commit is held in memory, so that what was missed is read from the log.
    relay = await startTestRelay({ store, limits: { partRows: 20, recentRows: 0 } });
    await relay.commit(...Array.from({ length: 30 }, (_, index) => pointRow(index + 1)));
    const [early, late] = [await proxy(), await proxy()];
    const [before, overtaken] = [display(early.url), display(late.url)];
    await Promise.all([before.follow(), overtaken.follow()]);
    await Promise.all([expectEqual(before), expectEqual(overtaken)]);

    early.cut();
    await before.until(() => !before.socket.connected);
    await relay.commit(goneRow(pointRow(1)));
    for (let n = 0; n < 40; n += 1) await relay.commit(townRow(n));
    await overtaken.at(relay.store.head().seq);
    late.cut();
    await overtaken.until(() => !overtaken.socket.connected);
    for (let n = 2; n <= 30; n += 1) await relay.commit(goneRow(pointRow(n)));
    for (let n = 0; n < 60; n += 1) await relay.commit(townRow(n));
    expect(relay.store.horizon()).toBeGreaterThan(2);
    await expect.poll(() => relay.fanout.head()).toBe(relay.store.head().seq);

    await before.follow();
    await expectEqual(before);
    expect(before.frames.some((each) => each.reset && each.to > 1)).toBe(true);

    // The horizon passes it between two reads: the tombstones that it lacks are gone.
    const rows = store.rows.bind(store);
    let read = 0;
    store.rows = async function* (query) {
      for await (const chunk of rows(query)) {
        yield chunk;
        read += 1;
        if (read === 1) for (let n = 0; n < 100; n += 1) await relay.commit(townRow(n));
      }
    };
    await overtaken.follow();
    await expectEqual(overtaken);
    expect(overtaken.views('wall').size).toBe(1);
  });

  it('F-12 another epoch, or a seq beyond the log, is answered with everything', async () => {
    await relay.commit(townRow(7));
    const wall = display();
    await wall.until(() => wall.welcome !== null);
    await wall.ask({ scope: 'wall', epoch: 'another', seq: 1 });
    await wall.until(() => wall.frames.length > 0);
    expect(wall.frames[0]?.reset).toBe(true);
    const before = wall.frames.length;
    await wall.ask({ scope: 'wall', epoch: wall.welcome?.epoch, seq: 5_000 });
    await wall.until(() => wall.frames.length > before);
    expect(wall.frames[before]?.reset).toBe(true);
  });

  it('F-18 a replica of a log that was put back and has grown past it gets everything', async () => {
    await relay.commit(townRow(7));
    const wall = display();
    await wall.follow();
    await expectEqual(wall);
    const { mark } = wall.held('wall');
    expect(relay.store.head().digest.startsWith(mark ?? '-')).toBe(true);
    const epoch = wall.welcome?.epoch;
    for (const [claim, reset] of [
      [{ mark }, undefined],
      [{ mark: 'ffffffffffffffff' }, true],
      [{}, true],
    ] as const) {
      const before = wall.frames.length;
      await wall.ask({ scope: 'wall', epoch, seq: relay.store.head().seq, ...claim });
      await wall.until(() => wall.frames.length > before);
      expect(wall.frames[before]?.reset).toBe(reset);
    }
  });

  it('F-15 F-17 following again and again, while commits arrive, neither misses nor doubles', async () => {
    const wall = display();
    for (let round = 1; round <= 12; round += 1) {
      const commits = Array.from({ length: 5 }, () =>
        relay.commit(pointRow(round), townRow(round)),
      );
      await Promise.all([wall.follow(), ...commits]);
    }
    await expectEqual(wall);
  });

  it('F-16 a case scope holds that case alone, and moves only with it', async () => {
    await relay.commit(caseRow(CASE_A), paymentRow(CASE_A, 'p1', 5));
    await relay.commit(caseRow(CASE_B), paymentRow(CASE_B, 'p1', 8), pointRow(1));
    const wall = display();
    await wall.follow('wall');
    await wall.follow(`case:${CASE_A}`);
    await Promise.all([wall.at(1, `case:${CASE_A}`), wall.at(2)]);
    const received = wall.frames.length;
    await relay.commit(paymentRow(CASE_B, 'p2', 1));
    const seq = await relay.commit(paymentRow(CASE_A, 'p1', 6));
    await wall.at(seq, `case:${CASE_A}`);
    await wall.at(seq);
    const scopes = wall.frames.slice(received).map((each) => each.scope);
    expect(scopes.filter((each) => each === `case:${CASE_A}`)).toHaveLength(1);
    await expectEqual(wall, `case:${CASE_A}`);
  });

  it('F-31 commits that follow one another at once share a frame; the newest row wins', async () => {
    const wall = display();
    await wall.follow();
    await wall.at(0);
    const received = wall.frames.length;
    for (let step = 0; step < 40; step += 1) await relay.commit(townRow(step));
    await expectEqual(wall);
    expect(wall.frames.length - received).toBeLessThan(40);
  });
});

describe('a display that does not keep up (F-32)', () => {
  const FAT = 40_000;

  it('is left alone until it has drained, then caught up without gap; others notice nothing', async () => {
    const line = await proxy();
    const slow = display(line.url);
    const quick = display();
    await Promise.all([slow.follow(), quick.follow()]);
    await Promise.all([slow.at(0), quick.at(0)]);

    line.stall();
    let commits = 0;
    const isLeftAlone = () => relay.fanout.displays().some((each) => !each.live);
    while (!isLeftAlone() && commits < 2_000) {
      commits += 1;
      await quick.at(await relay.commit(alertRow(`a${commits % 7}`, FAT), pointRow(commits)));
    }
    expect(isLeftAlone()).toBe(true);
    const sentWhileStalled = relay.fanout.displays().map((each) => each.unsent);
    for (let more = 0; more < 50; more += 1) {
      await quick.at(await relay.commit(alertRow(`a${more % 7}`, FAT), goneRow(pointRow(more))));
    }
    expect(relay.fanout.displays().map((each) => each.unsent)).toEqual(sentWhileStalled);

    line.flow();
    await expectEqual(slow);
    await expectEqual(quick);
    expect(quick.frames.filter((each) => each.reset && each.to > 0)).toEqual([]);
    const seq = await relay.commit(townRow(3));
    await slow.at(seq);
    await expectEqual(slow);
    expect(relay.fanout.displays().map((each) => each.live)).toEqual([true, true]);
  });

  it('F-33 a case that stood still while the wall went on is caught up from where its display stands', async () => {
    const scope = `case:${CASE_A}` as const;
    await relay.commit(caseRow(CASE_A));
    const line = await proxy();
    const slow = display(line.url);
    await Promise.all([slow.follow(), slow.follow(scope)]);
    await Promise.all([slow.at(1), slow.at(1, scope)]);

    line.stall();
    let commits = 0;
    while (relay.fanout.displays().every((each) => each.live) && commits < 2_000) {
      commits += 1;
      await relay.commit(alertRow(`a${commits % 7}`, FAT));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const seq = await relay.commit(caseRow(CASE_A, '另一案由'));
    line.flow();
    await slow.at(seq);
    await slow.at(seq, scope);
    await expectEqual(slow, scope);
    expect(slow.faults).toEqual([]);
  });

  it('can be stalled in the middle of a snapshot', async () => {
    for (let serial = 1; serial <= 300; serial += 1)
      await relay.commit(alertRow(`b${serial}`, FAT));
    const line = await proxy();
    const slow = display(line.url);
    await slow.until(() => slow.welcome !== null);
    line.stall();
    const asked = slow.follow();
    await relay.commit(goneRow(alertRow('b2')), alertRow('b3', 4), townRow(1));
    line.flow();
    await asked;
    await expectEqual(slow);
  });
});
