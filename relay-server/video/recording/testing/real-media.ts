import { spawn } from 'node:child_process';
import { fragmentsOf } from '../../live/testing/fmp4.ts';
import type { MediaPart, MediaRun } from '../../media.ts';
import { START, sampleRun } from './sample-run.ts';

const RATE = 25;
const FRAMES_A_PART = 5;

/** A run of real pictures: parts of 200 ms, a key frame and a segment every second. */
export async function realRun(
  seconds: number,
  runId = 'run-1',
): Promise<{ run: MediaRun; parts: MediaPart[] }> {
  const args = [
    ...['-hide_banner', '-loglevel', 'error', '-f', 'lavfi'],
    ...['-i', `testsrc2=size=160x120:rate=${RATE}`, '-t', String(seconds), '-c:v', 'libx264'],
    ...['-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p'],
    ...['-g', String(RATE), '-keyint_min', String(RATE), '-sc_threshold', '0', '-f', 'mp4'],
    ...['-movflags', '+frag_every_frame+empty_moov+default_base_moof', 'pipe:1'],
  ];
  const child = spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const fragments: Buffer[] = [];
  for await (const fragment of fragmentsOf(child.stdout)) fragments.push(fragment);
  const [init, ...frames] = fragments;
  if (!init || frames.length !== seconds * RATE) throw new Error(`ffmpeg: ${frames.length} frames`);
  const parts: MediaPart[] = [];
  for (let frame = 0; frame < frames.length; frame += FRAMES_A_PART) {
    const isKey = frame % RATE === 0;
    parts.push({
      streamId: 'unit-1',
      runId,
      data: Buffer.concat(frames.slice(frame, frame + FRAMES_A_PART)),
      duration: FRAMES_A_PART / RATE,
      independent: isKey,
      startsSegment: isKey,
      capturedAt: START + (frame / RATE) * 1000,
    });
  }
  return { run: sampleRun(runId, { init }), parts };
}
