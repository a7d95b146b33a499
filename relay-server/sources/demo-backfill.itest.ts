import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkFile } from '../video/upload/check-file.ts';
import { sampleFile } from '../video/upload/testing/sample-file.ts';
import {
  CAPTURED,
  SOURCE,
  type UploadWorld,
  uploadWorld,
} from '../video/upload/testing/upload-world.ts';
import { DemoBackfill } from './demo-backfill.ts';

let folder: string;
let world: UploadWorld;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clip-'));
  world = await uploadWorld();
  await world.start({ checkFile });
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

it('a unit that is back sends what it recorded: each time another recording', async () => {
  const clip = join(folder, 'clip.mp4');
  writeFileSync(clip, await sampleFile({ seconds: 2 }));
  const url = `http://127.0.0.1:${world.app.port}`;
  const backfill = new DemoBackfill({ url, key: SOURCE, ffmpeg: 'ffmpeg' });
  await backfill.send('unit-1', clip, CAPTURED, 3);
  await backfill.send('unit-1', clip, CAPTURED + 90_000, 3);
  const found = () => world.world.book.find({ stream: 'unit-1', limit: 9 });
  await expect
    .poll(() => found().map(({ state }) => state), { timeout: 20_000 })
    .toEqual([...['closed', 'closed']]);
  expect(found().map(({ startedAt, origin }) => [startedAt - CAPTURED, origin])).toEqual([
    [90_000, 'upload'],
    [0, 'upload'],
  ]);
  await expect(backfill.send('unit-9', clip, CAPTURED, 1)).rejects.toThrow(
    '没有登记过视频流 unit-9',
  );
  backfill.stop();
  await backfill.send('unit-1', clip, CAPTURED, 1);
});
