import { AUDIO_TRACK, VIDEO_TRACK } from './write-init.ts';

/** One picture: times in ms on the run's timeline. */
export interface VideoSample {
  readonly data: Uint8Array;
  readonly at: number;
  readonly duration: number;
  /** Shown so much after it is decoded; may be negative. */
  readonly offset: number;
  readonly key: boolean;
}

/** Frames of sound that follow one another. */
export interface AudioSamples {
  readonly frames: readonly Uint8Array[];
  /** Of the first one, in samples. */
  readonly at: number;
}

const BOX = 8;
const FULL = 12;
const MFHD = FULL + 4;
const TFHD = FULL + 4;
const TFDT = FULL + 8;
const TRUN = FULL + 8;
const VIDEO_TRAF = BOX + TFHD + TFDT + TRUN + 16;
const audioTraf = (frames: number): number => BOX + TFHD + TFDT + TRUN + 4 * frames;

const DEFAULT_BASE_IS_MOOF = 0x02_0000;
/** Data offset; duration, size, flags and composition offset of each sample. */
const VIDEO_FIELDS = 0x0f01;
/** Data offset; size of each sample. */
const AUDIO_FIELDS = 0x0201;
const VERSION_1 = 0x0100_0000;
/** It depends on no other sample; it does, and is no sync sample. */
const KEY = 0x0200_0000;
const NOT_KEY = 0x0101_0000;

/** A `moof` and its `mdat` with one picture, the sound before it, or both, in one piece of memory. */
export function writeFragment(
  sequence: number,
  video: VideoSample | null,
  audio: AudioSamples | null,
): Uint8Array {
  const frames = audio?.frames ?? [];
  const moof =
    BOX + MFHD + (video ? VIDEO_TRAF : 0) + (frames.length > 0 ? audioTraf(frames.length) : 0);
  const pictures = video?.data.byteLength ?? 0;
  const sound = frames.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const out = new Writer(moof + BOX + pictures + sound);
  out.head(moof, 'moof');
  out.head(MFHD, 'mfhd');
  out.u32(0);
  out.u32(sequence);
  if (video) {
    trafHead(out, VIDEO_TRAF, VIDEO_TRACK, video.at);
    trunHead(out, TRUN + 16, VIDEO_FIELDS, 1, moof + BOX);
    out.u32(video.duration);
    out.u32(pictures);
    out.u32(video.key ? KEY : NOT_KEY);
    out.u32(video.offset >>> 0);
  }
  if (audio && frames.length > 0) {
    trafHead(out, audioTraf(frames.length), AUDIO_TRACK, audio.at);
    trunHead(out, TRUN + 4 * frames.length, AUDIO_FIELDS, frames.length, moof + BOX + pictures);
    for (const { byteLength } of frames) out.u32(byteLength);
  }
  out.head(BOX + pictures + sound, 'mdat');
  if (video) out.put(video.data);
  for (const frame of frames) out.put(frame);
  return out.bytes;
}

function trafHead(out: Writer, size: number, track: number, at: number): void {
  out.head(size, 'traf');
  out.head(TFHD, 'tfhd');
  out.u32(DEFAULT_BASE_IS_MOOF);
  out.u32(track);
  out.head(TFDT, 'tfdt');
  out.u32(VERSION_1);
  out.u64(at);
}

function trunHead(out: Writer, size: number, fields: number, samples: number, at: number): void {
  out.head(size, 'trun');
  out.u32(VERSION_1 + fields);
  out.u32(samples);
  out.u32(at);
}

class Writer {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.#view = new DataView(this.bytes.buffer);
  }

  head(size: number, type: string): void {
    this.u32(size);
    for (let n = 0; n < 4; n += 1) this.bytes[this.#at + n] = type.charCodeAt(n);
    this.#at += 4;
  }

  u32(value: number): void {
    this.#view.setUint32(this.#at, value);
    this.#at += 4;
  }

  u64(value: number): void {
    this.#view.setBigUint64(this.#at, BigInt(value));
    this.#at += 8;
  }

  put(bytes: Uint8Array): void {
    this.bytes.set(bytes, this.#at);
    this.#at += bytes.byteLength;
  }
}
