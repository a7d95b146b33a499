import {
  BEFORE_HEAD,
  chainOf,
  type EndLine,
  type GapLine,
  type HeadLine,
  type IndexLine,
  parseLine,
  type SegmentLine,
  textOfLine,
} from './index-lines.ts';

/** What is wrong with a line of an index; `line` counts from 1. */
export interface IndexDamage {
  readonly line: number;
  readonly kind: 'unreadable' | 'chain' | 'order';
}

/** What stands in an index, as far as it is sound. */
export interface Index {
  readonly head: HeadLine | null;
  /** Segments and gaps, in the order of their media. */
  readonly entries: readonly (SegmentLine | GapLine)[];
  readonly end: EndLine | null;
  /** Of the last sound line. */
  readonly chain: string;
  /** Bytes of the sound lines. */
  readonly size: number;
  /** After them stands part of a line: it was being written. */
  readonly torn: boolean;
  readonly damage: IndexDamage | null;
}

/** Reads an index, and checks each line, its chain and its place. Never throws: damage is told. */
export function parseIndex(bytes: Buffer): Index {
  const reader = new IndexParser();
  reader.push(bytes);
  return reader.index(bytes.byteLength);
}

const NEWLINE = 0x0a;

/** Takes an index in pieces, as it grows. */
export class IndexParser {
  #head: HeadLine | null = null;
  readonly #entries: (SegmentLine | GapLine)[] = [];
  #end: EndLine | null = null;
  #chain = BEFORE_HEAD;
  #size = 0;
  #lines = 0;
  #segments = 0;
  #damage: IndexDamage | null = null;

  /** Bytes that were understood: the next piece begins there. */
  get size(): number {
    return this.#size;
  }

  push(bytes: Buffer): void {
    let from = 0;
    for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, from)) {
      const isLast = at + 1 === bytes.byteLength;
      if (!this.#take(bytes.toString('utf8', from, at + 1), isLast)) return;
      this.#size += at + 1 - from;
      from = at + 1;
    }
  }

  /** @param fileSize bytes of the file as it is */
  index(fileSize: number): Index {
    const torn = this.#damage === null && fileSize > this.#size;
    return {
      head: this.#head,
      entries: this.#entries,
      end: this.#end,
      chain: this.#chain,
      size: this.#size,
      torn,
      damage: this.#damage,
    };
  }

  #take(text: string, isLast: boolean): boolean {
    if (this.#damage) return false;
    const line = parseLine(text);
    // A line that was being written when the power went may be there in part, its end included.
    if (line === null && isLast && this.#lines > 0) return false;
    const kind = this.#wrong(line, text);
    if (line === null || kind !== null) {
      this.#damage = { line: this.#lines + 1, kind: kind ?? 'unreadable' };
      return false;
    }
    this.#lines += 1;
    this.#chain = line.chain;
    if (line.kind === 'head') this.#head = line;
    else if (line.kind === 'end') this.#end = line;
    else this.#entries.push(line);
    if (line.kind === 'segment') this.#segments = line.n;
    return true;
  }

  #wrong(line: IndexLine | null, text: string): IndexDamage['kind'] | null {
    if (line === null || textOfLine(line) !== text) return 'unreadable';
    if (chainOf(line, this.#chain) !== line.chain) return 'chain';
    const inOrder = (line.kind === 'head') === (this.#lines === 0) && this.#end === null;
    if (!inOrder || (line.kind === 'segment' && line.n !== this.#segments + 1)) return 'order';
    return null;
  }
}

export function segmentsOf({ entries }: Pick<Index, 'entries'>): SegmentLine[] {
  return entries.filter((entry) => entry.kind === 'segment');
}

/** From the first frame to the end of the last, gaps and all, ms. */
export function elapsedOf(segments: readonly SegmentLine[]): number {
  const [first] = segments;
  if (!first) return 0;
  return Math.max(...segments.slice(-2).map(({ at, ms }) => at + ms), first.at) - first.at;
}
