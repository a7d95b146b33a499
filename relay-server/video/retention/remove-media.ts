import { lstat, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { INDEX_FILE } from '../recording/index-lines.ts';
import { orMissing } from '../recording/recover.ts';

/**
 * Takes away what a recording's folder holds, its index apart; durable when it resolves. A folder that
 * is not there, or is a link to somewhere else, is left alone. May be called again.
 * @param folder of all recordings
 * @returns how many entries were taken away
 * @throws what the disk says
 */
export async function removeMedia(folder: string, streamId: string, id: string): Promise<number> {
  const own = path.join(folder, streamId, id);
  if (!(await isFolder(path.join(folder, streamId))) || !(await isFolder(own))) return 0;
  const names = (await readdir(own)).filter((name) => name !== INDEX_FILE);
  if (names.length === 0) return 0;
  for (const name of names) await rm(path.join(own, name), { recursive: true, force: true });
  const handle = await open(own, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  return names.length;
}

async function isFolder(name: string): Promise<boolean> {
  return (await orMissing(lstat(name)))?.isDirectory() ?? false;
}
