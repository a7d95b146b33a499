import { BoxError } from '../box.ts';

/** Profiles whose parameter sets tell of chroma and scaling (ITU-T H.264, 7.3.2.1.1). */
const TELLS_CHROMA = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);
const MACROBLOCK = 16;
const MOST_PIXELS = 16_384;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The size of the pictures that a sequence parameter set describes, after cropping.
 * @param nal with its header byte  @throws BoxError where it ends early or says what cannot be
 */
export function readSps(nal: Uint8Array): PictureSize {
  const bits = new Bits(withoutEscapes(nal.subarray(1)));
  const profile = bits.take(8);
  bits.take(16);
  bits.ue();
  const chroma = TELLS_CHROMA.has(profile) ? readChroma(bits) : 1;
  bits.ue();
  skipOrder(bits);
  bits.ue();
  bits.take(1);
  const across = bits.ue() + 1;
  const down = bits.ue() + 1;
  const frames = bits.take(1);
  if (frames === 0) bits.take(1);
  bits.take(1);
  const [left, right, top, bottom] = bits.take(1)
    ? [bits.ue(), bits.ue(), bits.ue(), bits.ue()]
    : [0, 0, 0, 0];
  const unitX = chroma === 1 || chroma === 2 ? 2 : 1;
  const unitY = (chroma === 1 ? 2 : 1) * (2 - frames);
  const width = across * MACROBLOCK - (left + right) * unitX;
  const height = down * MACROBLOCK * (2 - frames) - (top + bottom) * unitY;
  if (!(width > 0 && height > 0 && width <= MOST_PIXELS && height <= MOST_PIXELS)) {
    throw new BoxError(`pictures of ${width} × ${height}`);
  }
  return { width, height };
}

/** @returns chroma_format_idc */
function readChroma(bits: Bits): number {
  const chroma = bits.ue();
  if (chroma === 3) bits.take(1);
  bits.ue();
  bits.ue();
  bits.take(1);
  if (bits.take(1)) {
    for (let list = 0; list < (chroma === 3 ? 12 : 8); list += 1) {
      if (bits.take(1)) skipScaling(bits, list < 6 ? 16 : 64);
    }
  }
  return chroma;
}

function skipScaling(bits: Bits, size: number): void {
  let last = 8;
  for (let n = 0; n < size; n += 1) {
    const next = (last + bits.se() + 256) % 256;
    if (next === 0) return;
    last = next;
  }
}

/** How pictures are put in order of display. */
function skipOrder(bits: Bits): void {
  const type = bits.ue();
  if (type === 0) bits.ue();
  if (type !== 1) return;
  bits.take(1);
  bits.se();
  bits.se();
  const cycle = bits.ue();
  if (cycle > 255) throw new BoxError('order of pictures');
  for (let n = 0; n < cycle; n += 1) bits.se();
}

/** 00 00 03 stands for 00 00. */
function withoutEscapes(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  let zeros = 0;
  for (const byte of bytes) {
    const stuffed = zeros >= 2 && byte === 3;
    if (!stuffed) kept.push(byte);
    zeros = !stuffed && byte === 0 ? zeros + 1 : 0;
  }
  return Uint8Array.from(kept);
}

class Bits {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  take(count: number): number {
    let value = 0;
    for (let n = 0; n < count; n += 1) value = value * 2 + this.#bit();
    return value;
  }

  /** Exp-Golomb, unsigned. */
  ue(): number {
    let zeros = 0;
    while (this.#bit() === 0) {
      zeros += 1;
      if (zeros > 31) throw new BoxError('a number of the parameter set');
    }
    return 2 ** zeros - 1 + this.take(zeros);
  }

  /** Exp-Golomb, signed. */
  se(): number {
    const code = this.ue();
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2;
  }

  #bit(): number {
    const byte = this.#bytes[this.#at >> 3];
    if (byte === undefined) throw new BoxError('a parameter set is cut short');
    const bit = (byte >> (7 - (this.#at & 7))) & 1;
    this.#at += 1;
    return bit;
  }
}
