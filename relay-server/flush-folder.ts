import { open } from 'node:fs/promises';

/** Makes durable what was made in, moved into or out of, or removed from a folder. @throws what the system says */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
