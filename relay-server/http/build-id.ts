import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Names the build of the pages in a folder: the entry page carries the digests of all its parts.
 * @returns undefined when there is no build
 */
export function buildIdOf(webRoot: string): string | undefined {
  const page = join(webRoot, 'wall.html');
  if (!existsSync(page)) return undefined;
  return createHash('sha256').update(readFileSync(page)).digest('hex').slice(0, 16);
}
