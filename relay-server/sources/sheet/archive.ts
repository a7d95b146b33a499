import { inflateRawSync } from 'node:zlib';
import { SheetUnreadable } from './columns.ts';

/** All parts of a workbook together, inflated. A hundred thousand rows take about 50 MB. */
const MAX_INFLATED_BYTES = 192 * 1_048_576;
/** Cells from the first to the last one that is used, blanks included: the reader makes them all. */
const MAX_CELLS = 20_000_000;

const DAMAGED = '表格文件已损坏或不是 .xlsx，请重新导出后再试';

/**
 * Looks a workbook over before anything reads it: how large it really is (what the archive says of
 * itself may be a lie), and how far its sheets reach.
 * @throws SheetUnreadable
 */
export function checkWorkbook(bytes: Buffer): void {
  let left = MAX_INFLATED_BYTES;
  for (const { name, method, declared, data } of entriesOf(bytes)) {
    if (declared > left) throw tooLarge();
    const part = method === 0 ? data : inflated(data, left);
    left -= Math.max(declared, part.length);
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) checkReach(part.toString('latin1'));
  }
}

interface Entry {
  readonly name: string;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  /** Its size inflated, as the archive says. */
  readonly declared: number;
  readonly data: Buffer;
}

/** Walks the central directory, as every reader of archives does. APPNOTE.TXT 4.3.12, 4.3.16. */
function* entriesOf(bytes: Buffer): Generator<Entry> {
  try {
    const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    if (end === -1) throw new SheetUnreadable(DAMAGED);
    let at = bytes.readUInt32LE(end + 16);
    for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
      if (bytes.readUInt32LE(at) !== 0x02014b50) throw new SheetUnreadable(DAMAGED);
      const method = bytes.readUInt16LE(at + 10);
      const size = bytes.readUInt32LE(at + 20);
      const declared = bytes.readUInt32LE(at + 24);
      const nameLength = bytes.readUInt16LE(at + 28);
      const local = bytes.readUInt32LE(at + 42);
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      yield { name, method, declared, data: bytes.subarray(from, from + size) };
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  } catch (error) {
    if (error instanceof RangeError) throw new SheetUnreadable(DAMAGED, { cause: error });
    throw error;
  }
}

function inflated(data: Buffer, most: number): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: most });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new SheetUnreadable(DAMAGED, { cause: error });
  }
}

function checkReach(xml: string): void {
  let columns = 0;
  let rows = 0;
  for (const [, letters = '', row = ''] of xml.matchAll(
    /<c [^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"/g,
  )) {
    columns = Math.max(columns, columnOf(letters));
    rows = Math.max(rows, Number(row));
  }
  if (rows * columns > MAX_CELLS) {
    throw new SheetUnreadable(
      `表格一直延伸到第 ${rows} 行、第 ${columns} 列（多半是整行整列设了格式），请删去多余的行列后再导入`,
    );
  }
}

/** A → 1, Z → 26, AA → 27 */
function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function tooLarge(): SheetUnreadable {
  return new SheetUnreadable('表格解压后过大，请分成几个文件导入');
}
