import { describe, expect, it } from 'vitest';
import { fileKindOf } from './file-kind.ts';

const packets = (step: number, first: number) => {
  const bytes = Buffer.alloc(1_024, 1);
  for (let at = first; at < bytes.byteLength; at += step) bytes[at] = 0x47;
  return bytes;
};
const box = (type: string) => Buffer.from(`\0\0\0\u0018${type}mp42\0\0\0\0`, 'latin1');

describe('what a file is, by its first bytes', () => {
  it.each([
    ['MP4', box('ftyp'), 'mov'],
    ['QuickTime without a type', box('moov'), 'mov'],
    ['Matroska', Buffer.from('1a45dfa3a3428681', 'hex'), 'matroska'],
    ['Flash video', Buffer.from('464c5601050000000900000000', 'hex'), 'flv'],
    ['AVI', Buffer.from('RIFF\u0010\0\0\0AVI LIST', 'latin1'), 'avi'],
    ['a transport stream', packets(188, 0), 'mpegts'],
    ['one with clocks', packets(192, 4), 'mpegts'],
    ['a WAV', Buffer.from('RIFF\u0010\0\0\0WAVEfmt ', 'latin1'), null],
    ['text that begins with G', Buffer.from('G'.padEnd(1_024, 'x')), null],
    ['a short text', Buffer.from('GGG'), null],
    ['a playlist', Buffer.from('#EXTM3U\n'), null],
    ['nothing', Buffer.alloc(0), null],
  ])('%s', (_what, bytes, kind) => {
    expect(fileKindOf(bytes)).toBe(kind);
  });
});
