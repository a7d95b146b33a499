/** ISO 14496-12 boxes. A view of bytes that came from a converter: every read is checked. */
export class BoxError extends Error {
  override readonly name = 'BoxError';
}

export interface Box {
  readonly type: string;
  /** What follows size and type. */
  readonly body: DataView;
}

const HEADER = 8;

const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @throws BoxError where the boxes do not fill `bytes` exactly; sizes beyond 32 bits are not taken */
export function boxesIn(bytes: Uint8Array | DataView): Box[] {
  const all = bytes instanceof DataView ? bytes : view(bytes);
  const boxes: Box[] = [];
  for (let at = 0; at < all.byteLength; ) {
    if (all.byteLength - at < HEADER) throw new BoxError('a box is cut short');
    const size = all.getUint32(at);
    if (size < HEADER || size > all.byteLength - at) throw new BoxError(`a box of ${size} bytes`);
    boxes.push({
      type: typeAt(all, at + 4),
      body: new DataView(all.buffer, all.byteOffset + at + HEADER, size - HEADER),
    });
    at += size;
  }
  return boxes;
}

/** Four characters. */
export const typeAt = (data: DataView, at: number): string =>
  String.fromCharCode(
    data.getUint8(at),
    data.getUint8(at + 1),
    data.getUint8(at + 2),
    data.getUint8(at + 3),
  );

/** The first box that the path leads to; undefined: there is none. @throws BoxError */
export function findBox(within: Uint8Array | DataView, ...path: string[]): DataView | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return within instanceof DataView ? within : view(within);
  const found = boxesIn(within).find((box) => box.type === first);
  return found && findBox(found.body, ...rest);
}

/** @throws BoxError when there is none */
export function needBox(within: Uint8Array | DataView, ...path: string[]): DataView {
  const found = findBox(within, ...path);
  if (!found) throw new BoxError(`no ${path.join('/')}`);
  return found;
}

/** The part of a view from `start` on. @throws BoxError when the view is shorter */
export function from(data: DataView, start: number): DataView {
  if (start > data.byteLength) throw new BoxError('a box is too short');
  return new DataView(data.buffer, data.byteOffset + start, data.byteLength - start);
}
