import { courtDayOf } from '../../../wire/court-day.ts';

export const VIDEO_END = '.mp4';
export const MANIFEST_END = '.manifest.json';

/** Letters and digits of any script, and some signs that no system takes for something else. */
const UNFIT = /[^\p{L}\p{N}()（）_-]+/gu;
const LONGEST = 40;
const SHANGHAI_MS = 8 * 3_600_000;

/**
 * What the files of an export are called, without their endings: title, when it begins (court time,
 * as the library tells it), and the beginning of the export's id. Fit for any file system and any header.
 * @param startedAt UTC ms
 */
export function exportName(title: string, startedAt: number, exportId: string): string {
  const told = [...title.normalize('NFC').replace(UNFIT, '-')].slice(0, LONGEST).join('');
  const what = told.replace(/^-+|-+$/g, '');
  return `${what === '' ? '录像' : what}-${stampOf(startedAt)}-${exportId.slice(0, 8)}`;
}

function stampOf(instant: number): string {
  const time = new Date(instant + SHANGHAI_MS).toISOString().slice(11, 19);
  return `${courtDayOf(instant).replaceAll('-', '')}-${time.replaceAll(':', '')}`;
}

/** `Content-Disposition` of a download (RFC 6266): a name of ASCII for old readers, the true one beside it. */
export function attachment(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9.]+/g, '-').replace(/^[-.]+/, '');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, percent);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
