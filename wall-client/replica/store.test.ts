import { describe, expect, it } from 'vitest';
import type { Frame, WireRow } from '../../wire/frame.ts';
import { ReplicaStore } from './store.ts';

/** A store whose animation frames come when the test says so. */
function withFrames() {
  const due: (() => void)[] = [];
  const invalid: string[] = [];
  const store = new ReplicaStore(
    (run) => due.push(run),
    ({ topic, id }) => invalid.push(`${topic} ${id}`),
  );
  store.open('wall');
  store.begin('wall', 'e1');
  const paint = () => {
    for (const run of due.splice(0)) run();
  };
  return { store, paint, due, invalid };
}

function townRow(id: string, seq: number, openCases = 1): WireRow {
  const view = { name: id, openCases, openAmount: 0, filedThisYear: 0, recoveredThisYear: 0 };
  return { topic: 'town', id, seq, view };
}

function frameOf(from: number, to: number, rows: WireRow[], reset = false): Frame {
  return { epoch: 'e1', scope: 'wall', from, to, rows, ...(reset && { reset: true as const }) };
}

describe('what the screen reads', () => {
  it('F-27 however many frames arrive, a reader hears once per animation frame', () => {
    const { store, paint, due } = withFrames();
    let told = 0;
    store.subscribe('wall', 'town', () => {
      told += 1;
    });
    store.apply(frameOf(0, 1, [townRow('a', 1)], true));
    for (let seq = 2; seq <= 50; seq += 1)
      store.apply(frameOf(seq - 1, seq, [townRow('a', seq, seq)]));
    expect([told, due.length]).toEqual([0, 1]);
    paint();
    expect(told).toBe(1);
    expect(store.rows('wall', 'town').get('a')?.openCases).toBe(50);
    expect(store.position('wall')).toEqual({ epoch: 'e1', seq: 50, ready: true });
  });

  it('F-27 while a page is hidden nothing piles up, and nothing is missed', () => {
    const { store, paint, due } = withFrames();
    store.apply(frameOf(0, 1, [townRow('a', 1)], true));
    for (let seq = 2; seq <= 500; seq += 1)
      store.apply(frameOf(seq - 1, seq, [townRow(`r${seq % 3}`, seq)]));
    expect(due).toHaveLength(1);
    paint();
    expect(store.rows('wall', 'town').size).toBe(4);
  });

  it('F-27 a snapshot stays the same object until told, and as it was for ever', () => {
    const { store, paint } = withFrames();
    store.apply(frameOf(0, 1, [townRow('a', 1), townRow('b', 1)], true));
    paint();
    const before = store.rows('wall', 'town');
    store.apply(frameOf(1, 2, [townRow('a', 2, 7)]));
    expect(store.rows('wall', 'town')).toBe(before);
    paint();
    const after = store.rows('wall', 'town');
    expect(before.get('a')?.openCases).toBe(1);
    expect(after.get('a')?.openCases).toBe(7);
    expect(after.get('b')).toBe(before.get('b'));
  });

  it('F-27 a topic that did not change tells nobody', () => {
    const { store, paint } = withFrames();
    store.apply(frameOf(0, 1, [townRow('a', 1)], true));
    paint();
    let told = 0;
    store.subscribe('wall', 'point', () => {
      told += 1;
    });
    store.apply(frameOf(1, 2, [townRow('a', 2)]));
    paint();
    expect(told).toBe(0);
  });

  it('F-5 what was held is gone at once, before anything is painted again', () => {
    const { store, paint } = withFrames();
    store.apply(frameOf(0, 1, [townRow('a', 1)], true));
    paint();
    const seen: number[] = [];
    store.subscribe('wall', 'town', () => seen.push(store.rows('wall', 'town').size));
    store.begin('wall', 'e2');
    expect(seen).toEqual([0]);
    expect(store.position('wall')).toEqual({ epoch: 'e2', seq: null, ready: false });
    expect(store.apply(frameOf(1, 2, [townRow('a', 2)]))).toEqual({ kind: 'ignored' });
  });

  it('F-26 invalid rows are counted, and told of once', () => {
    const { store, invalid } = withFrames();
    const bad: WireRow = { topic: 'town', id: 'x', seq: 1, view: {} };
    store.apply(frameOf(0, 1, [bad, { ...bad, id: 'y' }], true));
    expect(invalid).toEqual(['town x']);
    expect(store.invalid).toBe(2);
  });

  it('F-16 a scope that is closed holds nothing and listens to nobody', () => {
    const { store } = withFrames();
    store.apply(frameOf(0, 1, [townRow('a', 1)], true));
    const end = store.subscribe('wall', 'town', () => undefined);
    end();
    store.close('wall');
    expect(store.rows('wall', 'town').size).toBe(0);
    expect(store.apply(frameOf(1, 2, []))).toEqual({ kind: 'ignored' });
  });
});
