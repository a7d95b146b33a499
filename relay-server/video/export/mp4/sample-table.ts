import { box, bytes, fullBox, type OutBox } from '../../mp4/out-box.ts';
import type { Chunk, Sample } from './chunks.ts';
import { NumberList } from './number-list.ts';

/** More of one track are not exported: their tables are held in memory. 24 h at 60 a second are fewer. */
const MOST_SAMPLES = 8_000_000;
/** What 32 bits can tell: 13 h and more. */
const MOST_TICKS = 0xffff_ffff;

/** Ticks of the track's timescale. */
export interface Presented {
  /** Of the first sample. */
  readonly decodedFrom: number;
  /** Of all samples, as they are shown. */
  readonly from: number;
  readonly to: number;
}

/** The samples of one track, gathered into the flat tables of an MP4 (ISO 14496-12 §8.6, §8.7). */
export class SampleTable {
  readonly #wide: boolean;
  readonly #sizes = new NumberList();
  readonly #places = new NumberList();
  readonly #keys = new NumberList();
  readonly #durations = new Runs();
  readonly #shifts = new Runs();
  readonly #perChunk = new NumberList();
  #chunks = 0;
  #lastPerChunk = 0;
  #isShifted = false;
  #before: Sample | null = null;
  #decodedFrom = 0;
  #decodedAt = 0;
  #from = Number.POSITIVE_INFINITY;
  #to = 0;

  /** @param wide places may lie beyond what 32 bits can tell */
  constructor(wide: boolean) {
    this.#wide = wide;
  }

  get length(): number {
    return this.#sizes.length;
  }

  /**
   * Takes the next samples. Where time has passed since those before, the last of them is shown so much
   * longer: what was not kept leaves its time standing. Time never goes back.
   * @param base of the chunk's segment in the file
   * @throws RangeError when there are too many, or they are too far apart
   */
  add({ offset, decodeTime, samples }: Chunk, base: number): void {
    if (this.length + samples.length > MOST_SAMPLES) throw new RangeError('too many samples');
    if (this.#wide) this.#places.pushWide(base + offset);
    else this.#places.push(base + offset);
    this.#chunks += 1;
    this.#countChunk(samples.length);
    let at = decodeTime;
    for (const sample of samples) {
      this.#addSample(sample, at);
      at += sample.ticks;
    }
  }

  #countChunk(samples: number): void {
    if (samples === this.#lastPerChunk) return;
    this.#lastPerChunk = samples;
    for (const value of [this.#chunks, samples, 1]) this.#perChunk.push(value);
  }

  #addSample(sample: Sample, at: number): void {
    if (this.#before === null) {
      this.#decodedFrom = at;
      this.#decodedAt = at;
    } else {
      const next = Math.max(at, this.#decodedAt + 1);
      if (next - this.#decodedAt > MOST_TICKS) throw new RangeError('too long a pause');
      this.#durations.push(next - this.#decodedAt);
      this.#decodedAt = next;
    }
    this.#before = sample;
    this.#sizes.push(sample.size);
    if (sample.key) this.#keys.push(this.length);
    this.#shifts.push(sample.shift);
    this.#isShifted ||= sample.shift !== 0;
    const shown = this.#decodedAt + sample.shift;
    this.#from = Math.min(this.#from, shown);
    this.#to = Math.max(this.#to, shown + sample.ticks);
  }

  presented(): Presented {
    return { decodedFrom: this.#decodedFrom, from: this.#from, to: this.#to };
  }

  /** From the first sample's beginning to the last one's end, ticks. */
  duration(): number {
    return this.#decodedAt + (this.#before?.ticks ?? 0) - this.#decodedFrom;
  }

  /** @param stsd sample descriptions, the whole box */
  box(stsd: Uint8Array): OutBox {
    const durations = this.#durations.ending(this.#before?.ticks ?? 0);
    const shifts = this.#shifts.ending(null);
    const isAllKeys = this.#keys.length === this.length;
    return box(
      'stbl',
      stsd,
      list('stts', 0, durations, 2),
      // Version 1: the numbers are signed.
      ...(this.#isShifted ? [list('ctts', 1, shifts, 2)] : []),
      ...(isAllKeys ? [] : [list('stss', 0, this.#keys, 1)]),
      list('stsc', 0, this.#perChunk, 3),
      fullBox('stsz', 0, 0, bytes(['u32', 0], ['u32', this.length]), ...this.#sizes.pieces()),
      list(this.#wide ? 'co64' : 'stco', 0, this.#places, this.#wide ? 2 : 1),
    );
  }
}

/** @param each numbers that make up an entry */
function list(type: string, version: number, numbers: NumberList, each: number): OutBox {
  return fullBox(type, version, 0, bytes(['u32', numbers.length / each]), ...numbers.pieces());
}

/** Numbers, of which the same ones in a row are told as one with a count. */
class Runs {
  readonly #numbers = new NumberList();
  #count = 0;
  #value = 0;

  push(value: number): void {
    if (this.#count > 0 && value === this.#value) {
      this.#count += 1;
      return;
    }
    this.#flush();
    this.#count = 1;
    this.#value = value;
  }

  /** With a last number, or none; nothing may be pushed afterwards. */
  ending(last: number | null): NumberList {
    if (last !== null) this.push(last);
    this.#flush();
    this.#count = 0;
    return this.#numbers;
  }

  #flush(): void {
    if (this.#count === 0) return;
    this.#numbers.push(this.#count);
    this.#numbers.push(this.#value);
  }
}
