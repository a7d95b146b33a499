import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { joined } from './box-splitter.ts';
import { guest } from './testing/guest.ts';
import { type IngestFixture, ingestFixture } from './testing/ingest-fixture.ts';
import { ffmpeg, playable, publish, SENDS, stopPublishers } from './testing/publisher.ts';

const PATIENCE = { timeout: 20_000, interval: 20 };

let at: IngestFixture;

beforeAll(async () => {
  at = await ingestFixture();
});

afterAll(async () => {
  stopPublishers();
  await at.ingest.close();
});

// Every test has streams of its own; what they wait for is mostly the pace of live pictures.
describe.concurrent('a stream', () => {
  test('arrives in whole parts that can be played, and ends with its publisher', async () => {
    const publisher = at.publishing('plain');
    await at.collected.parts('plain', 12);
    publisher.process.kill('SIGTERM');
    const { reason, lastFrameAt } = await at.collected.ended('plain');
    expect(reason).toBe('closed');
    const { run, parts } = await at.collected.parts('plain', 12);
    expect(lastFrameAt).toBeGreaterThanOrEqual(parts.at(-1)?.capturedAt ?? Number.NaN);
    expect(run).toMatchObject({ width: 320, height: 180, audio: true });
    expect(run.codecs).toMatch(/^avc1\.[0-9a-f]{6},mp4a\.40\.2$/);
    expect(run.partTarget).toBeCloseTo(0.22, 3);
    // A key frame every second: five parts of five frames, then a segment anew.
    for (const [n, part] of parts.slice(0, -1).entries()) {
      expect(part.duration).toBeCloseTo(0.2, 3);
      expect([part.independent, part.startsSegment]).toEqual([n % 5 === 0, n % 5 === 0]);
    }
    const instants = parts.map((part) => part.capturedAt);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    const frames = playable(joined(run.init, ...parts.map((part) => part.data)));
    expect(frames.h264).toBeGreaterThanOrEqual(60);
    expect(frames.aac).toBeGreaterThanOrEqual(80);
  });

  test('without sound goes on alone', async () => {
    at.publishing('mute', SENDS.silent);
    const { run } = await at.collected.parts('mute', 3);
    expect(run).toMatchObject({ audio: false });
    expect(run.codecs).toMatch(/^avc1\.[0-9a-f]{6}$/);
  });

  test.each([
    ['A-law', 'g711'],
    ['µ-law', 'ulaw'],
  ] as const)('with G.711 (%s) keeps its pictures as they are and gets AAC', async (_, law) => {
    at.publishing(law, SENDS[law]);
    const { run, parts } = await at.collected.parts(law, 6);
    expect(run.codecs).toMatch(/^avc1\.[0-9a-f]{6},mp4a\.40\.2$/);
    const frames = playable(joined(run.init, ...parts.map((part) => part.data)));
    expect(frames.h264).toBeGreaterThanOrEqual(25);
    expect(frames.aac).toBeGreaterThanOrEqual(10);
  });

  test('of an uneven rate is told in parts that fit their target, and loses no time', async () => {
    at.publishing('uneven', SENDS.uneven);
    const { run, parts } = await at.collected.parts('uneven', 30);
    const told = parts.reduce((sum, { duration }) => sum + duration, 0);
    for (const { duration } of parts) expect(duration).toBeLessThanOrEqual(run.partTarget);
    const taken = ((parts.at(-1)?.capturedAt ?? 0) - (parts[0]?.capturedAt ?? 0)) / 1000;
    // What is told may lie behind by a frame that stands long, and that is made good again.
    expect(Math.abs(taken + (parts.at(-1)?.duration ?? 0) - told)).toBeLessThan(2);
    const frames = playable(joined(run.init, ...parts.map((part) => part.data)));
    expect(frames.h264).toBeGreaterThanOrEqual(30);
    expect(at.collected.of('uneven')).toMatchObject([{ ended: null }]);
  });

  test('in old codecs is converted', async () => {
    at.publishing('old', SENDS.old);
    const { run, parts } = await at.collected.parts('old', 3);
    expect(run).toMatchObject({ audio: true, width: 320, height: 180 });
    const bytes = joined(run.init, ...parts.map((part) => part.data));
    expect(playable(bytes).h264).toBeGreaterThanOrEqual(15);
  });
});

describe.concurrent('who may publish', () => {
  test('nobody with an unknown key or at another address; and nobody plays', async () => {
    const publisher = at.publishing('mine');
    await at.collected.parts('mine', 1);
    at.keys.set('key-elsewhere', 'elsewhere');
    const refused = [
      publish(at.port(), 'key-unknown', SENDS.usual),
      publish(at.port(), 'key%2Fmine', SENDS.usual),
      ffmpeg([...SENDS.usual, '-f', 'flv', `rtmp://127.0.0.1:${at.port()}/live/key-elsewhere`]),
      ffmpeg(['-i', `rtmp://127.0.0.1:${at.port()}/field/key-mine`, '-f', 'null', '-']),
    ];
    for (const { exited } of refused) expect(await exited).not.toBe(0);
    expect(at.collected.of('mine')).toHaveLength(1);
    expect(at.collected.of('elsewhere')).toHaveLength(0);
    expect(publisher.process.exitCode).toBeNull();
  });

  test('one at a time, until that one falls silent', async () => {
    const first = at.publishing('shared');
    await at.collected.parts('shared', 2);
    expect(await at.publishing('shared').exited).not.toBe(0);
    await at.collected.parts('shared', 5);
    expect(at.collected.of('shared')).toMatchObject([{ ended: null }]);
    first.process.kill('SIGSTOP');
    const taken = at.collected.until(() => at.collected.of('shared').length === 2);
    await vi.waitUntil(async () => {
      const next = at.publishing('shared');
      return await Promise.race([next.exited.then(() => false), taken]);
    }, PATIENCE);
    expect(await at.collected.ended('shared')).toMatchObject({ reason: 'silent' });
    await at.collected.parts('shared', 2);
  });

  test('not any more once it is revoked; the others stay', async () => {
    const revoked = at.publishing('revoked');
    at.publishing('other');
    await at.collected.parts('revoked', 2);
    await at.collected.parts('other', 1);
    at.keys.delete('key-revoked');
    at.ingest.revoke('revoked');
    expect(at.collected.of('revoked')).toMatchObject([{ ended: { reason: 'revoked' } }]);
    expect(await revoked.exited).not.toBe(0);
    expect(await publish(at.port(), 'key-revoked', SENDS.usual).exited).not.toBe(0);
    const before = at.collected.of('other')[0]?.parts.length ?? 0;
    await at.collected.parts('other', before + 3);
    expect(at.collected.of('revoked')).toHaveLength(1);
  });

  test('nobody who has a key and sends no picture, or hangs up half; the key is then free', async () => {
    at.keys.set('key-idle', 'idle').set('key-half', 'half');
    const idle = guest(at.port(), 'key-idle');
    const half = guest(at.port(), 'key-half');
    await half.answered;
    half.hangUpHalf();
    await half.closed;
    at.publishing('half', SENDS.silent);
    await at.collected.parts('half', 1);
    await idle.closed;
    expect(at.collected.of('idle')).toEqual([]);
    at.publishing('idle', SENDS.silent);
    await at.collected.parts('idle', 1);
  });

  test('nobody who only stands there', async () => {
    const { process } = at.publishing('stalled');
    await at.collected.parts('stalled', 2);
    process.kill('SIGSTOP');
    expect(await at.collected.ended('stalled')).toMatchObject({ reason: 'silent' });
  });
});
