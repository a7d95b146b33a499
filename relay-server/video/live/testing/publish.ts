import { text } from 'node:stream/consumers';
import type { MediaSink } from '../../media.ts';
import { fragmentsOf, movingPicture } from './fmp4.ts';

const FRAMES_A_SECOND = 25;
const FRAMES_A_PART = 5;
const KEY_FRAME_EVERY = 25;
const KEY_FRAMES_A_SEGMENT = 2;

/**
 * Gives a stream of test pictures to a sink in real time: parts of 0.2 s, segments of 2 s.
 * @throws what ffmpeg complained of
 */
export async function publish(
  sink: MediaSink,
  streamId: string,
  runId: string,
  seconds: number,
): Promise<void> {
  const child = movingPicture(seconds);
  const complaints = text(child.stderr);
  const ended = new Promise((resolve) => child.once('close', resolve));
  const startedAt = Date.now();
  let frame = -1;
  let frames: Buffer[] = [];
  for await (const fragment of fragmentsOf(child.stdout)) {
    if (frame < 0) {
      const about = { codecs: 'avc1', width: 320, height: 240, audio: false, startedAt };
      const partTarget = FRAMES_A_PART / FRAMES_A_SECOND;
      sink.begin({ streamId, runId, init: fragment, partTarget, ...about });
    } else {
      frames.push(fragment);
    }
    frame += 1;
    if (frames.length < FRAMES_A_PART) continue;
    const first = frame - FRAMES_A_PART;
    sink.part({
      ...{ streamId, runId, data: Buffer.concat(frames) },
      duration: FRAMES_A_PART / FRAMES_A_SECOND,
      independent: first % KEY_FRAME_EVERY === 0,
      startsSegment: first % (KEY_FRAME_EVERY * KEY_FRAMES_A_SEGMENT) === 0,
      capturedAt: startedAt + (first / FRAMES_A_SECOND) * 1000,
    });
    frames = [];
  }
  const code = await ended;
  if (code !== 0) throw new Error(await complaints);
  const lastFrameAt = startedAt + (frame / FRAMES_A_SECOND) * 1000;
  sink.end({ streamId, runId, reason: 'closed', lastFrameAt });
}
