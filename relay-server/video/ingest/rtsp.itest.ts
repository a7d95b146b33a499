import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { joined } from './box-splitter.ts';
import { type IngestFixture, ingestFixture } from './testing/ingest-fixture.ts';
import { playable } from './testing/publisher.ts';
import { type RtspSource, rtspSource } from './testing/rtsp-source.ts';

const INPUTS = [
  ...['-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25'],
  ...['-re', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=8000'],
];
const QUICK = ['-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '25', '-pix_fmt', 'yuv420p'];
const H264 = ['-map', '0:v', '-c:v', 'libx264', ...QUICK];
const H265 = ['-map', '0:v', '-c:v', 'libx265', ...QUICK, '-x265-params', 'log-level=none'];
const G711 = ['-map', '1:a', '-c:a', 'pcm_alaw', '-ar', '8000', '-ac', '1'];

/** A camera is first looked at for a second or five, then asked again. */
const TIMES = { timeout: 90_000 };

let at: IngestFixture;
let source: RtspSource | undefined;

beforeAll(async () => {
  at = await ingestFixture({ silence: 5_000 });
});
afterEach(() => source?.close());
afterAll(() => at.ingest.close());

test(
  'H.264 and G.711 are fetched over RTSP: the pictures as they are, the sound as AAC',
  TIMES,
  async () => {
    source = await rtspSource(INPUTS, [H264, G711]);
    at.ingest.pull('rtsp', source.url);
    const { run, parts } = await at.collected.parts('rtsp', 8);
    expect(run).toMatchObject({ width: 320, height: 180, audio: true });
    expect(run.codecs).toMatch(/^avc1\.[0-9a-f]{6},mp4a\.40\.2$/);
    const frames = playable(joined(run.init, ...parts.map(({ data }) => data)));
    expect(frames.h264).toBeGreaterThanOrEqual(35);
    expect(frames.aac).toBeGreaterThanOrEqual(20);
    expect(new Set(source.asked)).toEqual(
      new Set(['OPTIONS', 'DESCRIBE', 'SETUP', 'PLAY', 'TEARDOWN']),
    );
    at.ingest.stopPull('rtsp');
  },
);

test('H.265 without sound is made H.264', TIMES, async () => {
  source = await rtspSource(INPUTS, [H265]);
  at.ingest.pull('h265', source.url);
  const { run, parts } = await at.collected.parts('h265', 6);
  expect(run).toMatchObject({ width: 320, height: 180, audio: false });
  expect(run.codecs).toMatch(/^avc1\.[0-9a-f]{6}$/);
  const frames = playable(joined(run.init, ...parts.map(({ data }) => data)));
  expect(frames.h264).toBeGreaterThanOrEqual(25);
  at.ingest.stopPull('h265');
});

test('a camera that falls silent, and one that hangs up, are fetched again', TIMES, async () => {
  source = await rtspSource(INPUTS, [H264]);
  at.ingest.pull('weak', source.url);
  await at.collected.parts('weak', 2);
  source.freeze();
  expect(await at.collected.ended('weak', 0)).toMatchObject({ reason: 'silent' });
  await at.collected.until(() => at.collected.of('weak').length === 2);
  await at.collected.parts('weak', 2);
  source.interrupt();
  await at.collected.ended('weak', 1);
  await at.collected.until(() => at.collected.of('weak').length === 3);
  await at.collected.parts('weak', 2);
  at.ingest.stopPull('weak');
  expect(at.lines.join('\n')).not.toContain(source.url);
});
