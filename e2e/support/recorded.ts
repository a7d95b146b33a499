import { type RecordingItem, recordingsAnswer } from '../../wire/library.ts';
import { Camera } from './camera.ts';
import type { Stage } from './stage.ts';
import { expect } from './wall-test.ts';

/** Recordings of the relay, newest first. */
export async function recordings(stage: Pick<Stage, 'read'>): Promise<RecordingItem[]> {
  return recordingsAnswer.parse(await stage.read('recordings?limit=100')).recordings;
}

/**
 * Lets each stream's device push for `ms` of media at least, all at once, and hang up.
 * @returns their recordings, over, in the order of the streams
 */
export async function recorded(
  stage: Stage,
  streams: readonly Readonly<Record<string, string>>[],
  ms: number,
): Promise<RecordingItem[]> {
  const cameras: Camera[] = [];
  const standing = async () => {
    const all = await recordings(stage);
    return streams.map(({ id }) => all.find(({ streamId }) => streamId === id));
  };
  try {
    for (const stream of streams) {
      const camera = new Camera(await stage.registerStream(stream));
      cameras.push(camera);
      camera.on();
    }
    const kept = async () => Math.min(...(await standing()).map((one) => one?.ms ?? 0));
    await expect.poll(kept, { timeout: 60_000 }).toBeGreaterThan(ms);
  } finally {
    for (const camera of cameras) await camera.off();
  }
  const states = async () => (await standing()).map((one) => one?.state);
  await expect.poll(states, { timeout: 30_000 }).toEqual(streams.map(() => 'closed'));
  return (await standing()).flatMap((one) => (one ? [one] : []));
}
