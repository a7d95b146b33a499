import { BoxSplitter } from '../../ingest/box-splitter.ts';
import type { MediaPart, MediaRun } from '../../media.ts';
import { START, sampleRun } from '../../recording/testing/sample-run.ts';
import { FrameParts } from '../../upload/frame-parts.ts';
import { sampleFile } from '../../upload/testing/sample-file.ts';

/** As the packager has ffmpeg write it, and with frames that are shown in another order than decoded. */
const PACKAGED = [
  ...['-bf', '2', '-movflags', '+empty_moov+default_base_moof+skip_trailer'],
  ...['-frag_duration', '1'],
];

/** A run of real pictures, mostly with sound: a part for every frame, a segment every 2 s. */
export async function sampleMedia({
  seconds = 6,
  sound = true,
  runId = 'run-1',
}: {
  readonly seconds?: number;
  readonly sound?: boolean;
  readonly runId?: string;
} = {}): Promise<{ run: MediaRun; parts: MediaPart[] }> {
  const file = await sampleFile({ seconds, sound, output: PACKAGED });
  const cutter = new FrameParts('unit-1', runId, START);
  const parts: (MediaPart | null)[] = [];
  let init: Uint8Array = Buffer.alloc(0);
  for (const split of new BoxSplitter().push(file)) {
    if (split.kind === 'init') init = split.init.bytes;
    else parts.push(cutter.add(split.fragment));
  }
  parts.push(cutter.finish());
  const codecs = sound ? 'avc1.640014,mp4a.40.2' : 'avc1.640014';
  const run = sampleRun(runId, { init, codecs, width: 160, height: 120, audio: sound });
  return { run, parts: parts.flatMap((part) => (part ? [part] : [])) };
}
