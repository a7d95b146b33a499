/**
 * QR code symbols (ISO/IEC 18004): byte mode, error correction M, versions 1 to 6, which hold up to 106
 * bytes: enough for a check-in code with its session.
 */

/** Per version: data codewords of a block, blocks, error correction codewords of a block. Source: table 9. */
const LAYOUTS = [
  { data: 16, blocks: 1, correction: 10 },
  { data: 28, blocks: 1, correction: 16 },
  { data: 44, blocks: 1, correction: 26 },
  { data: 32, blocks: 2, correction: 18 },
  { data: 43, blocks: 2, correction: 24 },
  { data: 27, blocks: 4, correction: 16 },
] as const;

export const MOST_QR_BYTES = 106;

/** Rows of modules, true is dark; null: the text is too long. */
export function qrOf(text: string): boolean[][] | null {
  const bytes = [...new TextEncoder().encode(text)];
  // Mode and length take 12 bits: two bytes with the half of the first and last.
  const index = LAYOUTS.findIndex(({ data, blocks }) => bytes.length + 2 <= data * blocks);
  const layout = LAYOUTS[index];
  if (!layout) return null;
  const codewords = interleaved(dataOf(bytes, layout.data * layout.blocks), layout);
  const symbol = new Drawing(index + 1);
  symbol.place(codewords);
  return symbol.finished();
}

function dataOf(bytes: readonly number[], capacity: number): number[] {
  const bits = [
    0,
    1,
    0,
    0,
    ...bitsOf(bytes.length, 8),
    ...bytes.flatMap((byte) => bitsOf(byte, 8)),
  ];
  bits.push(...[0, 0, 0, 0].slice(0, capacity * 8 - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const data: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    data.push(bits.slice(at, at + 8).reduce((value, bit) => value * 2 + bit, 0));
  }
  for (let pad = 0xec; data.length < capacity; pad ^= 0xec ^ 0x11) data.push(pad);
  return data;
}

function bitsOf(value: number, many: number): number[] {
  return Array.from({ length: many }, (_, at) => (value >> (many - 1 - at)) & 1);
}

function interleaved(
  data: readonly number[],
  { data: each, blocks, correction }: (typeof LAYOUTS)[number],
): number[] {
  const parts = Array.from({ length: blocks }, (_, at) => data.slice(at * each, (at + 1) * each));
  const checks = parts.map((part) => correctionOf(part, correction));
  const columns = (rows: readonly (readonly number[])[], many: number) =>
    Array.from({ length: many }, (_, at) => rows.map((row) => row[at] ?? 0)).flat();
  return [...columns(parts, each), ...columns(checks, correction)];
}

/** Product in GF(256) modulo x⁸ + x⁴ + x³ + x² + 1. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    if ((other >> bit) & 1) product ^= one;
  }
  return product;
}

/** Reed–Solomon remainder of a block. */
function correctionOf(data: readonly number[], many: number): number[] {
  let divisor = [1];
  for (let root = 1, at = 0; at < many; at += 1, root = times(root, 2)) {
    const shifted = [...divisor, 0];
    divisor = shifted.map((value, place) => value ^ times(divisor[place - 1] ?? 0, root));
  }
  const rest = [...data, ...Array<number>(many).fill(0)];
  for (let at = 0; at < data.length; at += 1) {
    const factor = rest[at] ?? 0;
    divisor.forEach((value, place) => {
      rest[at + place] = (rest[at + place] ?? 0) ^ times(value, factor);
    });
  }
  return rest.slice(data.length);
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** A symbol being drawn; x to the right, y down. */
class Drawing {
  readonly #size: number;
  /** undefined: room for data. */
  readonly #fixed: (boolean | undefined)[][];
  #data: boolean[][] = [];

  constructor(version: number) {
    const size = 17 + 4 * version;
    this.#size = size;
    this.#fixed = Array.from({ length: size }, () =>
      Array<boolean | undefined>(size).fill(undefined),
    );
    for (let at = 0; at < size; at += 1) {
      this.#set(6, at, at % 2 === 0);
      this.#set(at, 6, at % 2 === 0);
    }
    const far = size - 4;
    for (const [x, y] of [
      [3, 3],
      [far, 3],
      [3, far],
    ] as const) {
      this.#rings(x, y, 4, (ring) => ring !== 2 && ring !== 4);
    }
    if (version > 1) this.#rings(size - 7, size - 7, 2, (ring) => ring !== 1);
    this.#format(0);
  }

  /** Data run up and down in columns of two, from the right; the timing column is left out. */
  place(codewords: readonly number[]): void {
    const size = this.#size;
    this.#data = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
    const bits = codewords.flatMap((word) => bitsOf(word, 8));
    let at = 0;
    let upward = true;
    for (let right = size - 1; right > 0; right -= 2, upward = !upward) {
      if (right === 6) right -= 1;
      for (let step = 0; step < size; step += 1) {
        const y = upward ? size - 1 - step : step;
        for (const x of [right, right - 1]) {
          if (this.#fixed[y]?.[x] !== undefined) continue;
          const row = this.#data[y];
          if (row) row[x] = bits[at] === 1;
          at += 1;
        }
      }
    }
  }

  /** With the mask that reads best. */
  finished(): boolean[][] {
    const drawn = MASKS.map((_, mask) => this.#masked(mask));
    return drawn.reduce((best, one) => (penaltyOf(one) < penaltyOf(best) ? one : best));
  }

  #masked(mask: number): boolean[][] {
    this.#format(mask);
    return this.#fixed.map((row, y) =>
      row.map(
        (fixed, x) => fixed ?? (this.#data[y]?.[x] ?? false) !== (MASKS[mask]?.(x, y) ?? false),
      ),
    );
  }

  #set(x: number, y: number, dark: boolean): void {
    const row = this.#fixed[y];
    if (row && x >= 0 && x < this.#size) row[x] = dark;
  }

  #rings(cx: number, cy: number, radius: number, isDark: (ring: number) => boolean): void {
    for (let y = -radius; y <= radius; y += 1) {
      for (let x = -radius; x <= radius; x += 1) {
        this.#set(cx + x, cy + y, isDark(Math.max(Math.abs(x), Math.abs(y))));
      }
    }
  }

  /** Level M is 00; BCH (15,5) with the generator 10100110111, masked. */
  #format(mask: number): void {
    let rest = mask;
    for (let at = 0; at < 10; at += 1) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
    const bits = ((mask << 10) | rest) ^ 0x5412;
    const bit = (at: number) => ((bits >> at) & 1) === 1;
    const size = this.#size;
    for (let at = 0; at < 6; at += 1) this.#set(8, at, bit(at));
    this.#set(8, 7, bit(6));
    this.#set(8, 8, bit(7));
    this.#set(7, 8, bit(8));
    for (let at = 9; at < 15; at += 1) this.#set(14 - at, 8, bit(at));
    for (let at = 0; at < 8; at += 1) this.#set(size - 1 - at, 8, bit(at));
    for (let at = 8; at < 15; at += 1) this.#set(8, size - 15 + at, bit(at));
    this.#set(8, size - 8, true);
  }
}

/** How hard a symbol is to read: long runs, blocks, what looks like a finder, too dark or too light. */
function penaltyOf(modules: readonly (readonly boolean[])[]): number {
  const size = modules.length;
  const dark = (x: number, y: number) => modules[y]?.[x] ?? false;
  let penalty = 0;
  let darks = 0;
  const lines = [
    ...modules.map((row) => row.map((is) => (is ? '1' : '0')).join('')),
    ...modules.map((_, x) => modules.map((row) => (row[x] ? '1' : '0')).join('')),
  ];
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) penalty += run.length - 2;
    for (let at = 0; at + 11 <= size; at += 1) {
      const part = line.slice(at, at + 11);
      if (part === '10111010000' || part === '00001011101') penalty += 40;
    }
  }
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (dark(x, y)) darks += 1;
      const here = dark(x, y);
      const isBlock =
        here === dark(x + 1, y) && here === dark(x, y + 1) && here === dark(x + 1, y + 1);
      if (x + 1 < size && y + 1 < size && isBlock) penalty += 3;
    }
  }
  return penalty + Math.floor(Math.abs((darks * 20) / (size * size) - 10)) * 10;
}
