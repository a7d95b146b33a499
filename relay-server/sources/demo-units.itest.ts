import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeFfmpeg } from '../video/storyboard/testing/fake-ffmpeg.ts';
import { DemoUnits } from './demo-units.ts';

const MINUTE = 60_000;
const PATIENCE = { timeout: 20_000 };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'demo-units-'));
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

it('a unit that stays on air ends its run now and then and comes again: what it recorded can go in its time', async () => {
  const runs = path.join(folder, 'runs');
  writeFileSync(runs, '');
  const ffmpeg = fakeFfmpeg(folder, `echo on >> ${runs}\nexec sleep 600`);
  const units = new DemoUnits({
    units: [{ id: 'unit-1', clip: 'a.mp4', round: [[112, 23]], drops: false }],
    publish: (id) => `rtmp://127.0.0.1:1/field/${id}`,
    recorder: { record: async () => ({ accepted: 0, duplicates: 0, rejected: [], seq: 0 }) },
    clock: { now: () => 0 },
    ffmpeg,
    backfill: { send: async () => undefined, stop: () => undefined },
    onError: (error) => {
      throw error;
    },
  });
  const onAir = (times: number) =>
    vi.waitFor(async () => {
      // Long enough for it to come again.
      await vi.advanceTimersByTimeAsync(3_000);
      expect(readFileSync(runs, 'utf8')).toBe('on\n'.repeat(times));
    }, PATIENCE);
  units.start();
  try {
    await onAir(1);
    await vi.advanceTimersByTimeAsync(20 * MINUTE);
    await onAir(2);
    await vi.advanceTimersByTimeAsync(20 * MINUTE);
    await onAir(3);
  } finally {
    await units.stop();
  }
});
