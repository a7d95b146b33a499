import { treeUsage } from '../support/process-tree.ts';
import { ClockCamera, toRtmp } from './clock-camera.ts';
import { pause } from './pages.ts';
import type { VideoRelay } from './video-relay.ts';
import { type Told, Viewers } from './viewers.ts';

const STEPS = [
  { streams: 1, viewers: 4 },
  { streams: 4, viewers: 16 },
  { streams: 8, viewers: 32 },
  { streams: 16, viewers: 64 },
] as const;
const SIZE = { width: 640, height: 360 };

/** A step is held: nothing fails, and of 100 parts 99 are at the viewer within so many ms. */
export const HELD_MS = 500;

export interface Step extends Told {
  readonly streams: number;
  readonly viewers: number;
  readonly held: boolean;
  /** Shares of one core. */
  readonly cpu: number;
}

/** More and more streams and viewers, until a step is not held. One encoder feeds all streams. */
export async function measureCapacity(relay: VideoRelay, seconds: number): Promise<Step[]> {
  const steps: Step[] = [];
  for (const { streams, viewers } of STEPS) {
    const step = await hold(relay, streams, viewers, seconds);
    steps.push(step);
    if (!step.held) break;
  }
  return steps;
}

async function hold(
  relay: VideoRelay,
  streams: number,
  viewers: number,
  seconds: number,
): Promise<Step> {
  const ids = Array.from({ length: streams }, (_, n) => `held-${streams}-${n + 1}`);
  const addresses = await Promise.all(ids.map((id) => relay.register(id)));
  const camera = new ClockCamera({ ...SIZE, outputs: addresses.map(toRtmp) });
  const crowd = new Viewers();
  try {
    await Promise.all(ids.map((id) => relay.playing(id)));
    const each = Array.from({ length: viewers }, (_, n) => ids[n % streams] ?? '');
    await crowd.open(each.map((id) => relay.playlistOf(id)));
    await pause(4_000);
    await crowd.told();
    const before = treeUsage(relay.pid);
    const from = performance.now();
    await pause(seconds * 1000);
    const cpu = (treeUsage(relay.pid).cpuMs - before.cpuMs) / (performance.now() - from);
    const told = await crowd.told();
    const held = told.failures === 0 && (told.p99 ?? Infinity) <= HELD_MS;
    return { ...told, streams, viewers, held: held && camera.ended === null, cpu };
  } finally {
    await crowd.close();
    await camera.stop();
  }
}
