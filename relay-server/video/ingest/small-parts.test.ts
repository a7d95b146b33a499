import { describe, expect, test } from 'vitest';
import type { MediaPart, MediaRun } from '../media.ts';
import { FLV_INPUT, ffmpegArgs, type Source } from './ffmpeg-args.ts';
import { judgeVersion } from './ffmpeg-version.ts';
import { readMessage, tagAt } from './flv-message.ts';
import { boundLog } from './log-bound.ts';
import { type FromIngest, fromIngest } from './messages.ts';
import { Outlet } from './outlet.ts';
import { pullInput, readProbe, UnfitAddress } from './pull-source.ts';
import { RunBook } from './run-book.ts';
import { Collector } from './testing/collector.ts';

const run = (runId: string, streamId = 'one'): MediaRun => ({
  streamId,
  runId,
  init: new Uint8Array(10),
  codecs: 'avc1.64001f',
  width: 320,
  height: 180,
  audio: false,
  partTarget: 0.22,
  startedAt: 1,
});
const part = (runId: string, streamId = 'one'): MediaPart => ({
  streamId,
  runId,
  data: new Uint8Array(100),
  duration: 0.2,
  independent: true,
  startsSegment: true,
  capturedAt: 1_000,
});

describe('the version of ffmpeg', () => {
  test.each([
    'ffmpeg version 5.1.9-0+deb12u1 Copyright',
    'ffmpeg version n6.0 Copyright',
    'ffmpeg version 4.4.2 Copyright',
    'ffmpeg version N-110000-gdeadbeef Copyright',
  ])('%s will do', (line) => {
    expect(judgeVersion(line).ok).toBe(true);
  });

  test.each(['ffmpeg version 4.3.6-0+deb11u1 Copyright', 'ffmpeg version 3.4', 'something else'])(
    '%s will not, and it is said why',
    (line) => {
      expect(judgeVersion(line)).toMatchObject({
        ok: false,
        problem: expect.stringContaining('ffmpeg'),
      });
    },
  );
});

describe('the converter’s arguments', () => {
  const args = (video: Source['video'], audio: Source['audio']): string =>
    ffmpegArgs({ video, audio, input: FLV_INPUT }).join(' ');

  test('copy or convert each track', () => {
    expect(args('copy', 'copy')).toMatch(/-c:v copy .*-c:a copy/);
    expect(args('copy', 'convert')).toMatch(/-c:v copy .*-c:a aac/);
    expect(args('convert', 'copy')).toMatch(/-c:v libx264 .*-c:a copy/);
    expect(args('copy', null)).toMatch(/-c:v copy .*-an/);
  });

  test('let a publisher’s stream open nothing but the pipe', () => {
    expect(args('copy', 'copy')).toContain('-protocol_whitelist pipe -f flv');
  });
});

describe('an address to fetch from', () => {
  test.each([
    ['rtsp://camera.example:554/1', '-protocol_whitelist rtsp,tcp -rtsp_transport tcp -timeout'],
    ['rtmp://host.example/live/a', '-protocol_whitelist rtmp,tcp -rw_timeout'],
    ['http://host.example/a.flv', '-protocol_whitelist http,tcp -rw_timeout'],
    ['https://host.example/a.m3u8', '-protocol_whitelist https,tls,tcp -rw_timeout'],
  ])('%s opens its own protocol only', (address, expected) => {
    const line = pullInput(address, 5).join(' ');
    expect(line.startsWith(expected)).toBe(true);
    expect(line.endsWith(`-i ${address}`)).toBe(true);
  });

  test('over RTSP takes the older name of the time limit before ffmpeg 5', () => {
    expect(pullInput('rtsp://camera.example/1', 4)).toContain('-stimeout');
  });

  test.each([
    'file:///etc/hostname',
    'concat:a|b',
    '-i',
    '/dev/video0',
    'http://',
    'tcp://host.example:1',
    '',
  ])('%j is none', (address) => {
    expect(() => pullInput(address, 5)).toThrow(UnfitAddress);
  });

  test.each([
    ['[{"codec_type":"video","codec_name":"h264"}]', { video: 'copy', audio: null, isMute: false }],
    [
      '[{"codec_type":"audio","codec_name":"aac"},{"codec_type":"video","codec_name":"hevc"}]',
      { video: 'convert', audio: 'convert', isMute: false },
    ],
    ['[{"codec_type":"audio","codec_name":"aac"}]', null],
  ])('with %s is fetched as %j', (streams, expected) => {
    expect(readProbe(`{"streams":${streams}}`)).toEqual(expected);
  });
});

describe('a message from a publisher', () => {
  const packet = (codec_type: number, ...bytes: number[]) => ({
    codec_type,
    dts: 70_000,
    size: bytes.length,
    data: Buffer.from([...bytes, 0xee, 0xee]),
  });

  test.each([
    ['an H.264 header', packet(9, 0x17, 0, 0, 0, 0), ['video', 'h264', true, false]],
    ['an H.264 key frame', packet(9, 0x17, 1, 0, 0, 0), ['video', 'h264', false, true]],
    ['an H.264 frame', packet(9, 0x27, 1, 0, 0, 0), ['video', 'h264', false, false]],
    ['a Sorenson key frame', packet(9, 0x12, 0, 0), ['video', '2', false, true]],
    ['an H.265 header', packet(9, 0x90, ...Buffer.from('hvc1')), ['video', 'hvc1', true, false]],
    ['an H.265 key frame', packet(9, 0x91, ...Buffer.from('hvc1')), ['video', 'hvc1', false, true]],
    ['an AAC header', packet(8, 0xaf, 0, 0x12, 0x10), ['audio', 'aac', true, false]],
    ['an AAC frame', packet(8, 0xaf, 1, 0), ['audio', 'aac', false, false]],
    ['an MP3 frame', packet(8, 0x2f, 1, 0), ['audio', '2', false, false]],
  ])('is known: %s', (_, received, expected) => {
    const message = readMessage(received, 5);
    expect([message?.kind, message?.codec, message?.header, message?.key]).toEqual(expected);
  });

  test.each([
    ['data about the stream', packet(18, 2, 0, 0)],
    ['nothing', packet(9)],
    ['a single byte', packet(9, 0x17)],
    ['a command to players', packet(9, 0x57, 0)],
    ['the end of H.264', packet(9, 0x17, 2, 0, 0, 0)],
    ['more than was received', { ...packet(9, 0x17, 1), size: 900 }],
  ])('is left out: %s', (_, received) => {
    expect(readMessage(received, 5)).toBeNull();
  });

  test('keeps none of the library’s memory; its time can be another', () => {
    const received = packet(8, 0xaf, 1, 7);
    const message = readMessage(received, 5);
    received.data.fill(0);
    if (!message) throw new Error('no message');
    expect([...message.body]).toEqual([0xaf, 1, 7]);
    const tag = tagAt(message, 0x01_02_03_04);
    expect([...tag.subarray(4, 8)]).toEqual([0x02, 0x03, 0x04, 0x01]);
    expect(message.dts).toBe(70_000);
  });
});

describe('the outlet', () => {
  function outlet(most: number) {
    const sent: { message: FromIngest; done: () => void }[] = [];
    const kinds = (): string[] => sent.map(({ message }) => message.kind);
    return { out: new Outlet((message, done) => sent.push({ message, done }), most), sent, kinds };
  }

  test('takes no part beyond its bound, and again when the relay has caught up', () => {
    const { out, sent, kinds } = outlet(250);
    out.begin(run('a'));
    expect([1, 2, 3].map(() => out.part(part('a'), 0))).toEqual([true, true, false]);
    expect(out.hasRoom).toBe(false);
    for (const { done } of sent) done();
    expect(out.hasRoom).toBe(true);
    expect(out.part(part('a'), 0)).toBe(true);
    expect(kinds()).toEqual(['begin', 'part', 'part', 'part']);
  });

  test('has one run of a stream at a time, and ends each once', () => {
    const { out, kinds } = outlet(10_000);
    out.begin(run('a'));
    out.begin(run('b'));
    expect(out.part(part('a'), 0)).toBe(false);
    out.end('one', 'a', 'closed');
    out.end('one', 'b', 'silent');
    out.end('one', 'b', 'silent');
    expect(kinds()).toEqual(['begin', 'end', 'begin', 'end']);
  });

  test('says what the relay can read', () => {
    const { out, sent } = outlet(10_000);
    out.begin(run('a'));
    out.part(part('a'), 0);
    out.end('one', 'a', 'closed');
    for (const { message } of sent) expect(fromIngest.parse(message)).toEqual(message);
  });
});

describe('the relay’s book of runs', () => {
  test('leaves out what belongs to no open run', () => {
    const sink = new Collector();
    const book = new RunBook(sink);
    book.part(part('a'));
    book.begin(run('a'));
    book.part(part('a', 'other'));
    book.part(part('a'));
    book.endStream('one', 'revoked');
    book.part(part('a'));
    book.end({ streamId: 'one', runId: 'a', reason: 'closed', lastFrameAt: null });
    expect(sink.runs).toMatchObject([
      { parts: [{ runId: 'a' }], ended: { reason: 'revoked', lastFrameAt: 1_200 } },
    ]);
  });

  test('ends every run when its process is gone', () => {
    const sink = new Collector();
    const book = new RunBook(sink);
    book.begin(run('a'));
    book.begin(run('b', 'two'));
    book.endAll('failed');
    expect(sink.runs.map(({ ended }) => ended?.reason)).toEqual(['failed', 'failed']);
  });
});

test('a flood of lines is cut short and counted', () => {
  const lines: string[] = [];
  let now = 0;
  const log = boundLog(
    (line) => lines.push(line),
    () => now,
  );
  for (let n = 0; n < 100; n += 1) log(`line ${n}`);
  expect(lines).toHaveLength(20);
  now = 10_000;
  log('later');
  expect(lines.slice(20)).toEqual(['现场视频：另有 80 条记录已略去', 'later']);
});
