import { treeUsage } from '../support/process-tree.ts';
import { ClockCamera, toRtmp } from './clock-camera.ts';
import { pause } from './pages.ts';
import type { VideoRelay } from './video-relay.ts';
import { type Told, Viewers } from './viewers.ts';

const SIZE = { width: 640, height: 360 };
const STREAMS = 2;
const VIEWERS = 8;
const SAMPLE_MS = 2_000;

export interface Soak {
  readonly streams: number;
  readonly viewers: number;
  readonly seconds: number;
  /** Resident memory of relay, ingest process and ffmpegs, bytes: before anything came in, … */
  readonly idle: number;
  /**
   * … the most in the first half of the time, without its first tenth, and in the second half. A heap fills up and is
   * collected every few minutes: two instants would compare where in that they happen to be.
   */
  readonly early: number;
  readonly late: number;
  readonly told: Told;
}

/** The same streams and viewers for a long while; its memory is looked at all the time. */
export async function measureSoak(relay: VideoRelay, seconds: number): Promise<Soak> {
  const idle = treeUsage(relay.pid).rss;
  const ids = Array.from({ length: STREAMS }, (_, n) => `soak-${n + 1}`);
  const addresses = await Promise.all(ids.map((id) => relay.register(id)));
  const camera = new ClockCamera({ ...SIZE, outputs: addresses.map(toRtmp) });
  const viewers = new Viewers();
  const samples: number[] = [];
  try {
    await Promise.all(ids.map((id) => relay.playing(id)));
    const each = Array.from({ length: VIEWERS }, (_, n) => ids[n % STREAMS] ?? '');
    await viewers.open(each.map((id) => relay.playlistOf(id)));
    const until = performance.now() + seconds * 1000;
    while (performance.now() < until) {
      await pause(SAMPLE_MS);
      samples.push(treeUsage(relay.pid).rss);
    }
    if (camera.ended !== null) throw new Error(`the camera has ended: ${camera.ended}`);
    const half = Math.ceil(samples.length / 2);
    return {
      ...{ streams: STREAMS, viewers: VIEWERS, seconds, idle },
      early: Math.max(...samples.slice(Math.floor(samples.length / 10), half)),
      late: Math.max(...samples.slice(half)),
      told: await viewers.told(),
    };
  } finally {
    await viewers.close();
    await camera.stop();
  }
}
