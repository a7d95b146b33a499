import { BoxError, typeAt } from './box.ts';
import { type Fragment, readFragment } from './fragment.ts';
import { type InitSegment, readInitSegment } from './init-segment.ts';

export type Split =
  | { readonly kind: 'init'; readonly init: InitSegment }
  | { readonly kind: 'fragment'; readonly fragment: Fragment };

/** A key frame of 4K video at a high rate is some 2 MiB. */
const LARGEST_BOX = 8 * 2 ** 20;
const HEADER = 8;

/**
 * Splits a fragmented MP4, however its bytes are cut, into its init segment and its fragments. Holds
 * at most one fragment and what came after it in one piece.
 */
export class BoxSplitter {
  #pieces: Uint8Array[] = [];
  #held = 0;
  #ftyp: Uint8Array | null = null;
  #moof: Uint8Array | null = null;
  #init: InitSegment | null = null;
  #failed = false;

  /**
   * Takes the next bytes. What it returns shares no memory with them.
   * @throws BoxError, RangeError on bytes that are not fragmented MP4; then it takes no more
   */
  push(bytes: Uint8Array): Split[] {
    if (this.#failed) throw new BoxError('after an error');
    try {
      this.#pieces.push(bytes);
      this.#held += bytes.byteLength;
      return this.#whole();
    } catch (error) {
      this.#failed = true;
      this.#pieces = [];
      throw error;
    }
  }

  #whole(): Split[] {
    const split: Split[] = [];
    for (;;) {
      const box = this.#nextBox();
      if (!box) return split;
      const found = this.#found(typeAt(new DataView(box.buffer, box.byteOffset), 4), box);
      if (found) split.push(found);
    }
  }

  #nextBox(): Uint8Array | null {
    if (this.#held < HEADER) return null;
    const head = this.#take(HEADER, false);
    const size = new DataView(head.buffer, head.byteOffset).getUint32(0);
    if (size < HEADER || size > LARGEST_BOX) throw new BoxError(`a box of ${size} bytes`);
    return this.#held < size ? null : this.#take(size, true);
  }

  /** The next `size` bytes, copied. */
  #take(size: number, remove: boolean): Uint8Array {
    const taken = new Uint8Array(size);
    let filled = 0;
    let used = 0;
    for (const piece of this.#pieces) {
      const part = piece.subarray(0, size - filled);
      taken.set(part, filled);
      filled += part.byteLength;
      if (part.byteLength === piece.byteLength) used += 1;
      else if (remove) this.#pieces[used] = piece.subarray(part.byteLength);
      if (filled === size) break;
    }
    if (remove) {
      this.#pieces.splice(0, used);
      this.#held -= size;
    }
    return taken;
  }

  #found(type: string, box: Uint8Array): Split | null {
    if (type === 'ftyp') this.#ftyp = box;
    else if (type === 'moov') return this.#begin(box);
    else if (type === 'moof') this.#moof = box;
    else if (type === 'mdat' && this.#moof) return this.#complete(this.#moof, box);
    return null;
  }

  #begin(moov: Uint8Array): Split {
    if (!this.#ftyp || this.#init) throw new BoxError('moov out of place');
    const init = readInitSegment(joined(this.#ftyp, moov));
    this.#init = init;
    return { kind: 'init', init };
  }

  #complete(moof: Uint8Array, mdat: Uint8Array): Split {
    if (!this.#init) throw new BoxError('moof before moov');
    this.#moof = null;
    return { kind: 'fragment', fragment: readFragment(moof, joined(moof, mdat), this.#init) };
  }
}

/** One array of several. */
export function joined(...arrays: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(arrays.reduce((size, array) => size + array.byteLength, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.byteLength;
  }
  return all;
}
