import { DEMO_CLIP_SECONDS, DEMO_CLIPS } from '../../fixtures/clips/demo-clips.ts';
import { DEMO_UNITS } from '../../fixtures/clips/units.ts';
import type { Relay } from '../relay.ts';
import { DEMO_SOURCE } from '../sources/demo.ts';
import { DemoBackfill } from '../sources/demo-backfill.ts';
import { DemoClearance } from '../sources/demo-clearance.ts';
import { DemoUnits } from '../sources/demo-units.ts';
import { registerStream, streamRequest } from '../video/streams/register.ts';
import { DEMO_KEY, demoStreamKey } from './demo-constants.ts';
import { logLine } from './serving.ts';

/**
 * Registers the demo's units and lets them push.
 * @returns null where no video can come in: without ffmpeg, or when the port is taken
 */
export async function startDemoUnits(
  { url, recorder, streams: book, video }: Relay,
  clock: { now(): number },
): Promise<DemoUnits | null> {
  const port = video?.rtmpPort ?? null;
  if (port === null) return null;
  for (const { id, title, unit, officer, town, caseNumber } of DEMO_UNITS) {
    if (book.get(id)) continue;
    const whose = { unit, officer, town, caseNumber };
    const wanted = streamRequest.parse({ id, title, kind: 'push', ...whose });
    await registerStream(wanted, DEMO_SOURCE, { recorder, book, clock }, demoStreamKey(id));
  }
  const units = new DemoUnits({
    units: DEMO_UNITS,
    publish: (id) => `rtmp://127.0.0.1:${port}/field/${demoStreamKey(id)}`,
    recorder,
    clock,
    ffmpeg: 'ffmpeg',
    backfill: new DemoBackfill({ url, key: DEMO_KEY, ffmpeg: 'ffmpeg' }),
    onError: (error) => logLine('演示单元未能推流、补传或报告位置', error),
  });
  units.start();
  return units;
}

/**
 * Has some clips recorded and cleared, so that there is something to show in a warning session; after the
 * units are registered.
 * @returns null where nothing is recorded
 */
export function startDemoClearance({ url, clearance, recordings }: Relay): DemoClearance | null {
  if (!clearance) return null;
  const demo = new DemoClearance({
    ...{ clips: DEMO_CLIPS, seconds: DEMO_CLIP_SECONDS, clearance },
    recordingsOf: (stream) => recordings.find({ stream, limit: 50 }),
    backfill: new DemoBackfill({ url, key: DEMO_KEY, ffmpeg: 'ffmpeg' }),
    onError: (error) => logLine('演示片段未能申请放行', error),
  });
  demo.start();
  return demo;
}
