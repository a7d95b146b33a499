import { afterAll, beforeAll, expect, test } from 'vitest';
import { joined } from './box-splitter.ts';
import { type HttpSource, httpSource } from './testing/http-source.ts';
import { type IngestFixture, ingestFixture } from './testing/ingest-fixture.ts';
import { playable, SENDS } from './testing/publisher.ts';

let at: IngestFixture;
let source: HttpSource;

beforeAll(async () => {
  source = await httpSource(SENDS.usual);
  at = await ingestFixture({ silence: 10_000 });
});

afterAll(async () => {
  source.close();
  await at.ingest.close();
});

test('a stream is fetched, again after it broke off, and no more once it is stopped', async () => {
  at.ingest.pull('fetched', source.url);
  const { run, parts } = await at.collected.parts('fetched', 3);
  expect(run).toMatchObject({ width: 320, height: 180, audio: true });
  const frames = playable(joined(run.init, ...parts.map((part) => part.data)));
  expect(frames.h264).toBeGreaterThanOrEqual(12);
  source.interrupt();
  await at.collected.ended('fetched');
  await at.collected.until(() => at.collected.of('fetched').length === 2);
  await at.collected.parts('fetched', 1);
  at.ingest.stopPull('fetched');
  expect(at.collected.of('fetched')[1]).toMatchObject({ ended: { reason: 'closed' } });
});

test('an address that is none is told of, and nothing is opened', async () => {
  at.ingest.pull('file', 'file:///etc/hostname');
  await expect.poll(() => at.lines.join('\n')).toContain('拉流 file：地址须以 rtsp://');
  expect(at.collected.of('file')).toEqual([]);
});
