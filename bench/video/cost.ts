import { Converter } from '../../relay-server/video/ingest/converter.ts';
import { FLV_INPUT, ffmpegArgs } from '../../relay-server/video/ingest/ffmpeg-args.ts';
import { treeUsage } from '../support/process-tree.ts';
import { ClockCamera, toRtmp } from './clock-camera.ts';
import { pause } from './pages.ts';
import type { VideoRelay } from './video-relay.ts';
import { Viewers } from './viewers.ts';

/** Shares of one core, of a stream; one figure a round. */
export interface Cost {
  readonly streams: number;
  /** Nobody looks · one low-latency viewer a stream. */
  readonly passed: number[];
  readonly watched: number[];
  /** The same stream through the relay's own transcoding, at the same time. */
  readonly transcoded: number[];
  readonly transcodedWatched: number[];
  /** Bytes that the transcoding was behind at the end: if they are many, it would have cost more. */
  behind: number;
}

const STREAMS = 4;
const SIZE = { width: 1280, height: 720 };
const ids = Array.from({ length: STREAMS }, (_, n) => `cost-${n + 1}`);

/**
 * What a stream costs that passes through (relay, ingest process and its ffmpeg, recording included),
 * beside an ffmpeg that makes the same stream anew as the relay would. One encoder feeds all.
 *
 * @param settleSeconds until then nothing is measured: streams last for hours, and in the first half minute the
 *   processes are still compiling themselves
 */
export async function measureCost(
  relay: VideoRelay,
  { settleSeconds, seconds, rounds }: { settleSeconds: number; seconds: number; rounds: number },
): Promise<Cost> {
  const addresses = await Promise.all(ids.map((id) => relay.register(id)));
  const args = ffmpegArgs({ video: 'convert', audio: 'convert', input: FLV_INPUT });
  let complaint: string | null = null;
  const transcoder = new Converter(
    'ffmpeg',
    args,
    () => undefined,
    ({ tail }) => {
      complaint = tail;
    },
  );
  const camera = new ClockCamera({
    ...SIZE,
    outputs: [...addresses.map(toRtmp), '[f=flv]pipe:3'],
    tap: (bytes) => transcoder.write(bytes),
  });
  const viewers = new Viewers();
  const cost: Cost = {
    streams: STREAMS,
    passed: [],
    watched: [],
    transcoded: [],
    transcodedWatched: [],
    behind: 0,
  };
  const slice = async (ours: number[], theirs: number[]) => {
    const pid = transcoder.pid ?? 0;
    const [before, beside] = [treeUsage(relay.pid), treeUsage(pid)];
    const from = performance.now();
    await pause(seconds * 1000);
    const ms = performance.now() - from;
    ours.push((treeUsage(relay.pid).cpuMs - before.cpuMs) / ms / STREAMS);
    theirs.push((treeUsage(pid).cpuMs - beside.cpuMs) / ms);
  };
  try {
    await Promise.all(ids.map((id) => relay.playing(id)));
    await pause(settleSeconds * 1_000);
    for (let round = 0; round < rounds; round += 1) await slice(cost.passed, cost.transcoded);
    await viewers.open(ids.map((id) => relay.playlistOf(id)));
    await pause(3_000);
    for (let round = 0; round < rounds; round += 1) {
      await slice(cost.watched, cost.transcodedWatched);
    }
    if (camera.ended !== null) throw new Error(`the camera has ended: ${camera.ended}`);
    cost.behind = transcoder.backlog;
    if (complaint !== null) throw new Error(`the transcoding has ended: ${complaint}`);
    return cost;
  } finally {
    await viewers.close();
    transcoder.kill();
    await camera.stop();
  }
}
