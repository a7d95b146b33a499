import path from 'node:path';
import iconv from 'iconv-lite';

/** A name with its ending and a number must fit into the 255 bytes that file systems allow. */
const MAX_STEM_BYTES = 180;

/**
 * What a dropped file is called from then on. Archives packed under a Chinese Windows carry names in
 * GBK; control and direction marks have no place in a log or a folder listing; a long name is cut.
 */
export function tidyName(name: Buffer): string {
  const { name: stem, ext } = path.parse(decoded(name).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '_'));
  let short = stem;
  while (Buffer.byteLength(short) > MAX_STEM_BYTES) {
    short = Array.from(short).slice(0, -1).join('');
  }
  return `${short}${ext}`;
}

function decoded(name: Buffer): string {
  const text = name.toString('utf8');
  return Buffer.from(text, 'utf8').equals(name) ? text : iconv.decode(name, 'gb18030');
}
