import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { joined } from './box-splitter.ts';
import { fileSource, type HttpSource, httpSource } from './testing/http-source.ts';
import { type IngestFixture, ingestFixture } from './testing/ingest-fixture.ts';
import { playable, rotationOf, SENDS } from './testing/publisher.ts';
import { recordedMp4, turned } from './testing/turned.ts';

const PATIENCE = { timeout: 20_000 };
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

test('a playlist or a script in place of a stream leads nowhere: nothing of this machine is opened', async () => {
  const sources = await Promise.all(
    [
      '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n',
      "ffconcat version 1.0\nfile 'file:///etc/hostname'\n",
      '#!/bin/sh\nreboot\n',
    ].map((text) => fileSource(Buffer.from(text))),
  );
  try {
    for (const [n, { url }] of sources.entries()) at.ingest.pull(`false-${n}`, url);
    for (const [n] of sources.entries()) {
      await vi.waitFor(() => expect(at.lines.join('\n')).toContain(`拉流 false-${n}：`), PATIENCE);
      expect(at.collected.of(`false-${n}`)).toEqual([]);
    }
  } finally {
    for (const [n, source] of sources.entries()) {
      at.ingest.stopPull(`false-${n}`);
      source.close();
    }
  }
});

test('H.265 in a transport stream over HTTP is made H.264', async () => {
  const sends = [...SENDS.silent.slice(0, 5), '-c:v', 'libx265', '-preset', 'ultrafast'];
  const more = ['-x265-params', 'log-level=none', '-g', '25', '-pix_fmt', 'yuv420p'];
  const h265 = await httpSource([...sends, ...more], ['-f', 'mpegts']);
  try {
    at.ingest.pull('h265', h265.url);
    const { run, parts } = await at.collected.parts('h265', 3);
    expect(run.codecs).toMatch(/^avc1\.[0-9a-f]{6}$/);
    const frames = playable(joined(run.init, ...parts.map((part) => part.data)));
    expect(frames.h264).toBeGreaterThanOrEqual(12);
  } finally {
    at.ingest.stopPull('h265');
    h265.close();
  }
});

test('a source that says it is turned stays so: players turn it', async () => {
  const source = await fileSource(turned(recordedMp4(SENDS.silent, 3)));
  try {
    at.ingest.pull('turned', source.url);
    const { run, parts } = await at.collected.parts('turned', 3);
    expect(run).toMatchObject({ width: 320, height: 180 });
    const file = joined(run.init, ...parts.map((part) => part.data));
    expect(Math.abs(rotationOf(file))).toBe(90);
  } finally {
    at.ingest.stopPull('turned');
    source.close();
  }
});
