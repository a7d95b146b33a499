import { expect, it } from 'vitest';
import { areAhead, EVERY_MS, type Face, loadFontsAhead, START_MS } from './fonts-ahead.ts';

class FakeFace implements Face {
  status: FontFaceLoadStatus;
  loads = 0;
  readonly #fails: boolean;

  constructor(status: FontFaceLoadStatus, fails = false) {
    this.status = status;
    this.#fails = fails;
  }

  async load(): Promise<void> {
    this.loads += 1;
    this.status = this.#fails ? 'error' : 'loaded';
    if (this.#fails) throw new Error('not to be had');
  }
}

/** Pauses that take no time, and how long each was. */
function paused() {
  const pauses: number[] = [];
  return {
    pauses,
    pause: async (ms: number) => {
      pauses.push(ms);
    },
  };
}

it('a page that has stood for a while loads what nothing was written in yet, one after the other', async () => {
  const used = new FakeFace('loaded');
  const unused = [new FakeFace('unloaded'), new FakeFace('unloaded')];
  const { pauses, pause } = paused();
  await loadFontsAhead({ faces: [used, ...unused], mayLoad: () => true, pause });
  expect(unused.map(({ status, loads }) => [status, loads])).toEqual([
    ['loaded', 1],
    ['loaded', 1],
  ]);
  expect(used.loads).toBe(0);
  expect(pauses).toEqual([START_MS, EVERY_MS, EVERY_MS]);
  expect([areAhead(unused), areAhead([used]), areAhead([used, ...unused])]).toEqual([
    ...[true, false, false],
  ]);
});

it('waits while there is no link: what fails would stay away', async () => {
  const face = new FakeFace('unloaded');
  const { pauses, pause } = paused();
  const links = [false, false, true];
  const mayLoad = () => {
    expect(face.loads).toBe(0);
    return links.shift() ?? true;
  };
  await loadFontsAhead({ faces: [face], mayLoad, pause });
  expect(pauses).toEqual([START_MS, START_MS, START_MS, EVERY_MS]);
  expect(face.loads).toBe(1);
});

it('after one that fails the others are left to the texts that want them', async () => {
  const faces = [new FakeFace('unloaded', true), new FakeFace('unloaded')];
  const { pause } = paused();
  await expect(loadFontsAhead({ faces, mayLoad: () => true, pause })).rejects.toThrow('not to be');
  expect(faces.map(({ loads }) => loads)).toEqual([1, 0]);
});
