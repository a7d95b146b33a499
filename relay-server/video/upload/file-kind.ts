/** Demuxers of ffmpeg that may be told to read an uploaded file. */
export type FileKind = 'mov' | 'matroska' | 'mpegts' | 'flv' | 'avi';

/** So much of a file shows what it is, bytes. */
export const SHOWN = 1_024;

/** Boxes that an MP4 or QuickTime file may begin with. */
const FIRST_BOXES = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'pnot']);
const SYNC = 0x47;

/** What a file is, by its first bytes, whatever it is called. null: no recording of a known kind. */
export function fileKindOf(bytes: Uint8Array): FileKind | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const is = (at: number, text: string) => start.toString('latin1', at, at + text.length) === text;
  if (start.byteLength >= 8 && FIRST_BOXES.has(start.toString('latin1', 4, 8))) return 'mov';
  if (start.byteLength >= 4 && start.readUInt32BE(0) === 0x1a45_dfa3) return 'matroska';
  if (is(0, 'FLV\u0001')) return 'flv';
  if (is(0, 'RIFF') && is(8, 'AVI ')) return 'avi';
  // A transport stream has its packets every 188 bytes, every 192 with a clock before each.
  if (everySync(start, 0, 188) || everySync(start, 4, 192)) return 'mpegts';
  return null;
}

function everySync(bytes: Buffer, first: number, step: number): boolean {
  if (bytes.byteLength < first + 3 * step) return false;
  for (let at = first; at < bytes.byteLength; at += step) if (bytes[at] !== SYNC) return false;
  return true;
}
