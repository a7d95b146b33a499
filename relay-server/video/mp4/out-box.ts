/** A box (ISO 14496-12) to be written: its pieces are written one after another, never joined in memory. */
export interface OutBox {
  /** Bytes, header and all. */
  readonly size: number;
  readonly pieces: readonly Uint8Array[];
}

type Content = Uint8Array | OutBox;

const MOST = 0xffff_ffff;

/** @throws RangeError for a box that 32 bits cannot size */
export function box(type: string, ...content: readonly Content[]): OutBox {
  const pieces = content.flatMap((each) => (each instanceof Uint8Array ? [each] : each.pieces));
  const size = pieces.reduce((sum, { byteLength }) => sum + byteLength, 8);
  if (size > MOST) throw new RangeError(`${type} of ${size} bytes`);
  return { size, pieces: [bytes(['u32', size], ['text', type]), ...pieces] };
}

/** A box that has a version and flags. */
export function fullBox(
  type: string,
  version: number,
  flags: number,
  ...content: readonly Content[]
): OutBox {
  return box(type, bytes(['u32', version * 2 ** 24 + flags]), ...content);
}

type Field =
  | readonly ['u16' | 'u32' | 'u64', number]
  | readonly ['text', string]
  | readonly ['zeros', number];

const SIZES = { u16: 2, u32: 4, u64: 8 } as const;

/** Fields one after another, big-endian; negative numbers as two's complement. */
export function bytes(...fields: readonly Field[]): Uint8Array {
  const size = fields.reduce((sum, field) => sum + sizeOf(field), 0);
  const out = new DataView(new ArrayBuffer(size));
  let at = 0;
  for (const field of fields) {
    const [kind, value] = field;
    if (kind === 'u16') out.setUint16(at, value);
    else if (kind === 'u32') out.setUint32(at, value);
    else if (kind === 'u64') out.setBigUint64(at, BigInt(value));
    else if (kind === 'text') {
      for (let n = 0; n < value.length; n += 1) out.setUint8(at + n, value.charCodeAt(n));
    }
    at += sizeOf(field);
  }
  return new Uint8Array(out.buffer);
}

function sizeOf([kind, value]: Field): number {
  if (kind === 'text') return value.length;
  return kind === 'zeros' ? value : SIZES[kind];
}
