import { createHash } from 'node:crypto';
import { readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Disk } from './disk.ts';
import {
  ASIDE_FOLDER,
  type EndLine,
  INDEX_FILE,
  INIT_FILE,
  linked,
  type SegmentLine,
  STORYBOARD_FOLDERS,
  segmentFile,
  textOfLine,
} from './index-lines.ts';
import { measureSegment } from './measure.ts';
import { elapsedOf, type Index, parseIndex, segmentsOf } from './parse-index.ts';

/** What was found of a recording whose relay went. */
export type Found =
  /** Its index is not there. */
  | { readonly kind: 'missing' }
  /** Its index is not what was written; nothing was touched. */
  | { readonly kind: 'damaged'; readonly index: Index }
  /** It has an end now. */
  | { readonly kind: 'whole'; readonly index: Index; readonly end: EndLine };

/**
 * Gives a recording its end. Segments that are whole on the disk and not yet in the index are taken
 * into it; whatever else is in the folder is set aside.
 * @throws what the disk says
 */
export async function recoverRecording(folder: string, disk: Disk): Promise<Found> {
  const bytes = await orMissing(readFile(path.join(folder, INDEX_FILE)));
  if (bytes === null) return { kind: 'missing' };
  const index = parseIndex(bytes);
  if (index.damage !== null || index.head === null) return { kind: 'damaged', index };
  if (index.end !== null) return { kind: 'whole', index, end: index.end };

  const found = await unlisted(folder, index);
  const listed = [...segmentsOf(index), ...found];
  const before = listed.at(-1)?.chain ?? index.chain;
  const chain = found.length === 0 ? index.chain : before;
  const about = { kind: 'end' as const, reason: 'crashed' as const };
  const end: EndLine = linked({ ...about, elapsedMs: elapsedOf(listed) }, chain);
  await setAside(folder, disk, listed.length);
  const text = [...found, end].map(textOfLine).join('');
  await disk.append(path.join(folder, INDEX_FILE), index.size, Buffer.from(text));
  return { kind: 'whole', index: { ...index, entries: [...index.entries, ...found] }, end };
}

/** Segments after the last one of the index, as long as one follows another and is whole. */
async function unlisted(folder: string, index: Index): Promise<SegmentLine[]> {
  const init = await orMissing(readFile(path.join(folder, INIT_FILE)));
  if (init === null) return [];
  const found: SegmentLine[] = [];
  let before = segmentsOf(index).at(-1);
  let chain = index.chain;
  for (;;) {
    const n: number = (before?.n ?? 0) + 1;
    const data = await orMissing(readFile(path.join(folder, segmentFile(n))));
    const measured = data && measureSegment(init, data);
    if (!data || !measured) return found;
    const at = await beginning(folder, init, measured.first, before, index);
    const sha256 = createHash('sha256').update(data).digest('hex');
    const { ms, key } = measured;
    const about = { kind: 'segment' as const, n, at, ms, bytes: data.byteLength, sha256, key };
    const line: SegmentLine = linked({ ...about, recovered: true as const }, chain);
    found.push(line);
    before = line;
    chain = line.chain;
  }
}

/** When a segment began: as long after the one before it as their timelines say. UTC ms. */
async function beginning(
  folder: string,
  init: Uint8Array,
  first: number,
  before: SegmentLine | undefined,
  { head }: Index,
): Promise<number> {
  if (!before) return head?.startedAt ?? 0;
  const data = await orMissing(readFile(path.join(folder, segmentFile(before.n))));
  const measured = data && measureSegment(init, data);
  if (!measured || first <= measured.first) return before.at + before.ms;
  return before.at + Math.round((first - measured.first) * 1000);
}

async function setAside(folder: string, disk: Disk, segments: number): Promise<void> {
  const own = new Set([INDEX_FILE, INIT_FILE, ASIDE_FOLDER, ...STORYBOARD_FOLDERS]);
  for (let n = 1; n <= segments; n += 1) own.add(segmentFile(n));
  const strange = (await readdir(folder)).filter((name) => !own.has(name));
  if (strange.length === 0) return;
  const aside = path.join(folder, ASIDE_FOLDER);
  await disk.makeFolder(aside);
  for (const name of strange) await rename(path.join(folder, name), path.join(aside, name));
}

/** @returns null when there is no such file */
export async function orMissing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
