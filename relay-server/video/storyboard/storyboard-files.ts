import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { PARTIAL, STORYBOARD_FOLDER } from '../recording/index-lines.ts';
import { orMissing } from '../recording/recover.ts';

const MANIFEST = 'storyboard.json';

const manifest = z.strictObject({
  v: z.literal(1),
  intervalMs: z.int().min(1),
  width: z.int().min(1),
  height: z.int().min(1),
  columns: z.int().min(1),
  rows: z.int().min(1),
  tiles: z.int().min(1),
  sheets: z.int().min(1).max(99),
});
export type StoryboardManifest = z.infer<typeof manifest>;

/** Where a recording's storyboard is, and where it is made. */
export function storyboardFolders(recordingFolder: string) {
  const folder = path.join(recordingFolder, STORYBOARD_FOLDER);
  return { folder, making: folder + PARTIAL };
}

export function sheetFile(folder: string, n: number): string {
  return path.join(folder, `${n}.jpg`);
}

export function manifestFile(folder: string): string {
  return path.join(folder, MANIFEST);
}

/** @returns null: there is none, or it is not what was written */
export async function readManifest(folder: string): Promise<StoryboardManifest | null> {
  const text = await orMissing(readFile(manifestFile(folder), 'utf8'));
  if (text === null) return null;
  try {
    const parsed = manifest.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
