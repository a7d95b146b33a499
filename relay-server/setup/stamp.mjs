// @ts-check
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * A digest over files: it changes when a file's name or content does, and not when only its time
 * does. A path may be a file, a folder (walked in name order) or absent (absence counts).
 *
 * @param {string} root absolute folder
 * @param {string[]} paths relative to root
 * @param {(path: string) => boolean} [keep] which files of a folder count; gets the path relative to
 *   root, with forward slashes
 * @returns {string} SHA-256 in hex
 */
export function hashPaths(root, paths, keep = () => true) {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update(`path ${path}\n`);
    for (const file of filesUnder(join(root, path))) {
      const name = relative(root, file).split(sep).join('/');
      if (!keep(name)) continue;
      const bytes = readFileSync(file);
      hash.update(`file ${name} ${bytes.length}\n`).update(bytes);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} path file, folder or nothing
 * @returns {string[]}
 */
function filesUnder(path) {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  if (!stat.isDirectory()) return [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/**
 * @param {string} path
 * @returns {string | null} the stamp, or null when there is none
 */
export function readStamp(path) {
  if (!lstatSync(path, { throwIfNoEntry: false })) return null;
  return readFileSync(path, 'utf8').trim();
}

/**
 * @param {string} path its folder is made when missing
 * @param {string} stamp
 */
export function writeStamp(path, stamp) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${stamp}\n`);
}
