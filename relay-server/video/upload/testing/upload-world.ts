import { createHash } from 'node:crypto';
import { type RunningApp, runApp } from '../../../http/testing/running-app.ts';
import { RecordingReader } from '../../recording/recording-reader.ts';
import type { Recordings } from '../../recording/recordings.ts';
import { StreamPlayback } from '../../recording/stream-playback.ts';
import { recordingWorld } from '../../recording/testing/recording-world.ts';
import { verifyRecordings } from '../../recording/verify-recordings.ts';
import { builtPrograms } from '../../testing/built-programs.ts';
import { checkInProcess } from '../check-process.ts';
import { type StartUploadsOptions, startUploads } from '../start-uploads.ts';
import { UPLOAD_LIMITS, type UploadLimits } from '../upload-limits.ts';
import type { Uploads } from '../uploads.ts';

export const SOURCE = 'key-of-the-court-0001';
export const OTHER_SOURCE = 'key-of-another-one-02';

type Changes = Partial<Pick<StartUploadsOptions, 'disk' | 'checkFile' | 'ffmpeg' | 'reserve'>> & {
  readonly limits?: Partial<UploadLimits>;
};

/** A relay's uploads over HTTP, with a log, a registered stream `unit-1` and a folder. */
export async function uploadWorld(folder?: string) {
  const world = await recordingWorld(folder);
  let uploads: Uploads | null = null;
  let recordings: Recordings | null = null;
  const reader = new RecordingReader(world.folder);
  const book = new Proxy(world.book, {
    get: (_, name) => Reflect.get(world.book, name).bind(world.book),
  });
  const app: RunningApp = await runApp({
    recordings: { book, reader },
    playback: new StreamPlayback({ folder: world.folder, book, reader }),
    uploads: () => uploads,
  });
  const headers = (key = SOURCE) => ({ authorization: `Bearer ${key}`, 'tus-resumable': '1.0.0' });

  const self = {
    world,
    app,
    get uploads(): Uploads {
      if (!uploads) throw new Error('not started');
      return uploads;
    },
    /** Another relay on what there is. */
    async start({ limits, ...changes }: Changes = {}): Promise<void> {
      recordings = await world.start();
      uploads = await startUploads({
        ...{ folder: world.folder, recordings, book, streams: world.streams, store: world.store },
        clock: { now: () => Date.now() },
        log: (line, error) =>
          world.log.push(error === undefined ? line : `${line} ${String(error)}`),
        checkFile: checkInProcess(builtPrograms().checkUpload),
        reserve: 0,
        limits: { ...UPLOAD_LIMITS, spare: 0, retry: 20, ...limits },
        ...changes,
      });
    },
    async stop(): Promise<void> {
      await uploads?.close();
      await recordings?.close();
      uploads = null;
    },
    async close(): Promise<void> {
      await self.stop();
      await app.close();
      world.remove();
    },
    begin: (length: number, metadata: Readonly<Record<string, string>>, key?: string) =>
      app.ask('/api/v1/uploads', {
        method: 'POST',
        headers: {
          ...headers(key),
          'upload-length': String(length),
          'upload-metadata': encoded(metadata),
        },
      }),
    head: (address: string, key?: string) =>
      app.ask(address, { method: 'HEAD', headers: headers(key) }),
    patch: (
      address: string,
      offset: number,
      body: Uint8Array,
      more: Readonly<Record<string, string>> = {},
      key?: string,
    ) =>
      app.ask(address, {
        method: 'PATCH',
        headers: {
          ...headers(key),
          'content-type': 'application/offset+octet-stream',
          'upload-offset': String(offset),
          ...more,
        },
        body,
      }),
    remove: (address: string, key?: string) =>
      app.ask(address, { method: 'DELETE', headers: headers(key) }),
    state: (address: string) => app.ask(address, { headers: { host: `127.0.0.1:${app.port}` } }),
    /** A whole file in one request. @returns its address */
    async send(file: Uint8Array, metadata: Readonly<Record<string, string>> = {}) {
      const begun = await self.begin(file.byteLength, about(metadata));
      const address = String(begun.headers.location);
      const sent = await self.patch(address, 0, file);
      if (sent.status !== 204) throw new Error(`${sent.status} ${sent.text}`);
      return address;
    },
    async findings(): Promise<string[]> {
      const found: string[] = [];
      const log = async () => world.store.eventsFrom(1);
      for await (const { name, findings } of verifyRecordings(world.folder, log)) {
        found.push(...findings.map((one) => `${name}：${one}`));
      }
      return found;
    },
  };
  return self;
}
export type UploadWorld = Awaited<ReturnType<typeof uploadWorld>>;

export const CAPTURED = 1_732_690_000_000;

/** Metadata as a device sends it. */
export const about = (changes: Readonly<Record<string, string>> = {}) => ({
  streamId: 'unit-1',
  capturedAt: String(CAPTURED),
  ...changes,
});

export const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export function encoded(metadata: Readonly<Record<string, string>>): string {
  return Object.entries(metadata)
    .map(([name, value]) => `${name} ${Buffer.from(value, 'utf8').toString('base64')}`)
    .join(',');
}
