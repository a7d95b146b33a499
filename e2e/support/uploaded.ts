import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { RecordingItem } from '../../wire/library.ts';
import { recordings } from './recorded.ts';
import { KEY, NOW, type Stage } from './stage.ts';
import { expect } from './wall-test.ts';

const run = promisify(execFile);

/**
 * Recordings without waiting for a camera: each stream's device was offline and sends `seconds` of
 * pictures that it took an hour ago.
 * @returns their recordings, in the order of the streams
 */
export async function uploaded(
  stage: Stage,
  streams: readonly Readonly<Record<string, string>>[],
  seconds: number,
): Promise<RecordingItem[]> {
  const film = await filmed(seconds);
  for (const stream of streams) {
    await stage.registerStream(stream);
    await send(stage, stream.id ?? '', film);
  }
  const found = async () => {
    const all = await recordings(stage);
    return streams.flatMap(({ id }) => all.find(({ streamId }) => streamId === id) ?? []);
  };
  const closed = async () => (await found()).filter(({ state }) => state === 'closed').length;
  await expect.poll(closed, { timeout: 60_000 }).toBe(streams.length);
  return found();
}

/** A moving test picture with a tone. */
async function filmed(seconds: number) {
  const folder = await mkdtemp(path.join(tmpdir(), 'wall-film-'));
  try {
    const file = path.join(folder, 'film.mp4');
    const picture = ['-f', 'lavfi', '-i', `testsrc2=size=640x360:rate=25:duration=${seconds}`];
    const sound = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
    const coded = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '25', '-pix_fmt', 'yuv420p'];
    const args = ['-nostdin', '-loglevel', 'error', ...picture, ...sound, ...coded];
    await run('ffmpeg', [...args, '-c:a', 'aac', file], { timeout: 30_000 });
    return new Uint8Array(await readFile(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function send(stage: Stage, streamId: string, film: Uint8Array<ArrayBuffer>) {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const ask = async (address: string, method: string, headers: object, body?: typeof film) => {
    const answer = await fetch(new URL(address, stage.url), {
      method,
      headers: { authorization: `Bearer ${KEY}`, 'tus-resumable': '1.0.0', ...headers },
      body: body ?? null,
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return answer.headers.get('location') ?? '';
  };
  const place = await ask('/api/v1/uploads', 'POST', {
    'upload-length': String(film.byteLength),
    'upload-metadata': `streamId ${base64(streamId)},capturedAt ${base64(String(NOW - 3_600_000))}`,
  });
  const type = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
  await ask(place, 'PATCH', type, film);
}
