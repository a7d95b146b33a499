import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEMO_CLIPS } from '../../fixtures/clips/demo-clips.ts';
import { Clearances } from '../video/clearance/clearances.ts';
import { RecordingReader } from '../video/recording/recording-reader.ts';
import { checkFile } from '../video/upload/check-file.ts';
import { sampleFile } from '../video/upload/testing/sample-file.ts';
import { SOURCE, uploadWorld } from '../video/upload/testing/upload-world.ts';
import { DemoBackfill } from './demo-backfill.ts';
import { DemoClearance } from './demo-clearance.ts';

it('the demo has a clip recorded and cleared by three accounts, once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clip-'));
  const world = await uploadWorld();
  await world.start({ checkFile });
  const { recorder, store, clips, clock, log } = world.world;
  const film = join(folder, 'clip.mp4');
  writeFileSync(film, await sampleFile({ seconds: 2 }));
  const recordings = { get: (id: string) => world.world.book.get(id) };
  const reader = new RecordingReader(world.world.folder);
  const about = { recorder, store, clips, recordings, reader, clock };
  const note = (line: string) => void log.push(line);
  const clearances = await Clearances.start({
    ...{ ...about, folder: world.world.folder, log: note, limits: { reserve: 0 } },
  });
  world.world.onRows((rows) => clearances.update(rows));
  const start = () => {
    const demo = new DemoClearance({
      clips: DEMO_CLIPS.slice(0, 1).map((clip) => ({ ...clip, unit: 'unit-1', film })),
      ...{ seconds: 2, lookMs: 20, clearance: { ...about, book: clearances.book } },
      recordingsOf: (stream) => world.world.book.find({ stream, limit: 9 }),
      backfill: new DemoBackfill({
        ...{ url: `http://127.0.0.1:${world.app.port}`, key: SOURCE, ffmpeg: 'ffmpeg' },
      }),
      onError: (error) => void log.push(String(error)),
    });
    demo.start();
    return demo.settled();
  };
  await start();
  await start();
  expect(clearances.book.all().map(({ cleared }) => [cleared?.publicTitle, cleared?.by])).toEqual([
    ['厂房清场', 'director'],
  ]);
  await clearances.close();
  await world.close();
  rmSync(folder, { recursive: true });
});
