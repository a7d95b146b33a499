import { open } from 'node:fs/promises';
import { BoxError, boxesIn, from, needBox, typeAt } from '../ingest/box.ts';
import { FRAME_MS, RATE } from './bake-limits.ts';
import type { Size } from './mask-frames.ts';

/** No derivative has larger tables, bytes. */
const MOST_TABLES = 16 * 2 ** 20;
/** Sound may be longer by what its last frame has, ms. */
const LAST_FRAME = 50;

/**
 * Whether a file is the derivative that was to be made: so many pictures, at so many a second, a key
 * frame every second, one track of sound, and its tables before its media.
 * @returns what is wrong; null: nothing
 * @throws what the disk says
 */
export async function derivativeFault(
  file: string,
  wanted: Size & { readonly frames: number },
): Promise<string | null> {
  try {
    return faultOf(await moovOf(file), wanted);
  } catch (error) {
    if (error instanceof BoxError || error instanceof RangeError) return error.message;
    throw error;
  }
}

/** @throws BoxError when it does not stand before the media */
async function moovOf(file: string): Promise<DataView> {
  const handle = await open(file, 'r');
  try {
    const head = Buffer.alloc(8);
    for (let at = 0; ; ) {
      const { bytesRead } = await handle.read(head, 0, 8, at);
      if (bytesRead < 8) throw new BoxError('no moov');
      const size = head.readUInt32BE(0);
      const type = head.toString('latin1', 4, 8);
      if (type === 'mdat' || size < 8 || size > MOST_TABLES) throw new BoxError(`${type} first`);
      if (type === 'moov') {
        const body = Buffer.alloc(size - 8);
        await handle.read(body, 0, body.byteLength, at + 8);
        return new DataView(body.buffer, body.byteOffset, body.byteLength);
      }
      at += size;
    }
  } finally {
    await handle.close();
  }
}

function faultOf(moov: DataView, { frames, width, height }: Size & { readonly frames: number }) {
  const tracks = boxesIn(moov)
    .filter(({ type }) => type === 'trak')
    .map(({ body }) => trackOf(body));
  const picture = tracks.find(({ handler }) => handler === 'vide');
  const sound = tracks.find(({ handler }) => handler === 'soun');
  if (tracks.length !== 2 || !picture || !sound) return `${tracks.length} tracks`;
  if (picture.entry.type !== 'avc1') return `video as ${picture.entry.type}`;
  const { body } = picture.entry;
  const size = `${body.getUint16(24)}x${body.getUint16(26)}`;
  if (size !== `${width}x${height}`) return `size ${size}`;
  if (picture.samples !== frames) return `${picture.samples} pictures, not ${frames}`;
  const ms = frames * FRAME_MS;
  if (Math.round(picture.ms) !== ms) return `pictures of ${picture.ms} ms, not ${ms}`;
  if (sound.ms < ms - LAST_FRAME || sound.ms > ms + LAST_FRAME) return `sound of ${sound.ms} ms`;
  const keys = picture.keys ?? [];
  const isEverySecond = keys.every((n, at) => n - (keys[at - 1] ?? 1 - RATE) <= RATE);
  const last = keys.at(-1);
  if (keys[0] !== 1 || !isEverySecond || last === undefined || last <= frames - RATE) {
    return 'key frames are wanting';
  }
  return null;
}

function trackOf(trak: DataView) {
  const mdhd = needBox(trak, 'mdia', 'mdhd');
  const isLong = mdhd.getUint8(0) === 1;
  const scale = mdhd.getUint32(isLong ? 20 : 12);
  const duration = isLong ? Number(mdhd.getBigUint64(24)) : mdhd.getUint32(16);
  const stbl = needBox(trak, 'mdia', 'minf', 'stbl');
  const [entry] = boxesIn(from(needBox(stbl, 'stsd'), 8));
  if (!entry || scale === 0) throw new BoxError('no sample entry');
  const stss = boxesIn(stbl).find(({ type }) => type === 'stss')?.body;
  return {
    handler: typeAt(needBox(trak, 'mdia', 'hdlr'), 8),
    entry,
    ms: (duration / scale) * 1000,
    samples: needBox(stbl, 'stsz').getUint32(8),
    keys: stss && Array.from({ length: stss.getUint32(4) }, (_, n) => stss.getUint32(8 + 4 * n)),
  };
}
