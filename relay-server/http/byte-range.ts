/** Bytes `from` to `to`, both included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What a Range header asks of a body of `size` bytes (RFC 9110 §14.2).
 * @returns `whole` when there is none, or none that is understood (several ranges, another unit)
 */
export function byteRange(
  header: string | undefined,
  size: number,
): ByteRange | 'whole' | 'unsatisfiable' {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return 'whole';
  return from >= size ? 'unsatisfiable' : { from, to };
}

/** The pieces of a body that make up a range of it. No byte is copied. */
export function slicePieces(pieces: readonly Uint8Array[], { from, to }: ByteRange): Uint8Array[] {
  let at = 0;
  return pieces.flatMap((piece) => {
    const begin = at;
    at += piece.byteLength;
    const slice = piece.subarray(Math.max(from - begin, 0), Math.max(to + 1 - begin, 0));
    return slice.byteLength === 0 ? [] : [slice];
  });
}
