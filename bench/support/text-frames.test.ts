import { expect, it } from 'vitest';
import { TextFrames } from './text-frames.ts';

function framed(text: string): Buffer {
  const payload = Buffer.from(text);
  const head = Buffer.alloc(payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10);
  head.writeUInt8(0x81, 0);
  if (head.length === 2) head.writeUInt8(payload.length, 1);
  else if (head.length === 4) {
    head.writeUInt8(126, 1);
    head.writeUInt16BE(payload.length, 2);
  } else {
    head.writeUInt8(127, 1);
    head.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([head, payload]);
}

it('frames of every length come out whole, however the stream is cut', () => {
  const texts = ['2', '警'.repeat(60), 'x'.repeat(70_000), ''];
  const stream = Buffer.concat(texts.map(framed));
  for (const step of [1, 7, 1000, stream.length]) {
    const frames = new TextFrames();
    const got: string[] = [];
    for (let at = 0; at < stream.length; at += step) {
      for (const payload of frames.take(stream.subarray(at, at + step))) got.push(`${payload}`);
    }
    expect(got).toEqual(texts);
  }
});
