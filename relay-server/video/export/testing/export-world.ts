import { libraryClient } from '../../../http/testing/library-client.ts';
import { libraryOf } from '../../../http/testing/library-of.ts';
import { type RunningApp, runApp } from '../../../http/testing/running-app.ts';
import type { MediaPart, MediaRun } from '../../media.ts';
import { RecordingReader } from '../../recording/recording-reader.ts';
import { recordingWorld } from '../../recording/testing/recording-world.ts';
import { Exports, type ExportsOptions } from '../exports.ts';

export const COURT = { name: '示例法院', demo: true };

/** A relay's library and exports over HTTP, with a log, a registered stream and a folder. */
export async function exportWorld(changes: Partial<ExportsOptions> = {}) {
  const world = await recordingWorld();
  const library = libraryOf(world);
  const open = (more: Partial<ExportsOptions> = {}) =>
    Exports.start({
      ...{ folder: world.folder, court: COURT, clock: world.clock, clips: world.clips },
      recordings: { get: (id: string) => world.book.get(id) },
      reader: new RecordingReader(world.folder),
      ...{ recorder: world.recorder, store: world.store },
      log: (line: string) => world.log.push(line),
      ...{ limits: { reserve: 0 }, ...changes, ...more },
    });
  let exports = await open();
  let app: RunningApp = await runApp({ ...library, exports });
  const self = {
    world,
    get app() {
      return app;
    },
    get exports() {
      return exports;
    },
    get page() {
      return libraryClient(app);
    },
    /** Another relay on what there is. */
    async restart(more: Partial<ExportsOptions> = {}): Promise<void> {
      await exports.close();
      await app.close();
      exports = await open(more);
      app = await runApp({ ...library, exports });
    },
    /** Records a run; it is over, or goes on when `over` is false. @returns ends it */
    async record(run: MediaRun, parts: readonly MediaPart[], over = true) {
      const recordings = await world.start();
      recordings.begin(run);
      for (const part of parts) recordings.part(part);
      if (over) await recordings.close();
      return () => recordings.close();
    },
    async close(): Promise<void> {
      await exports.close();
      await app.close();
      world.remove();
    },
  };
  return self;
}
export type ExportWorld = Awaited<ReturnType<typeof exportWorld>>;
