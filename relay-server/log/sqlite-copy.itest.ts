import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backupDatabase, openCopy } from './sqlite-copy.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { LogStore } from './store.ts';
import { sampleBatch } from './testing/sample-events.ts';
import { verifyDatabase } from './verify.ts';

const MOST_COMMITS = 500;

let folder: string;
let file: string;
let store: LogStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  file = join(folder, 'relay.sqlite');
  store = openSqliteStore(file);
  await store.commit({ events: sampleBatch(1, 3_000) });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Commits event by event until `work` is done. @returns how many */
async function whileCommitting(work: Promise<unknown>): Promise<number> {
  let busy = true;
  const done = work.finally(() => {
    busy = false;
  });
  let commits = 0;
  while (busy && commits < MOST_COMMITS) {
    const { seq } = store.head();
    await store.commit({ events: sampleBatch(seq + 1, seq + 1) });
    commits += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await done;
  return commits;
}

it('a backup ends while a relay goes on writing, and is one sound moment of the log', async () => {
  const copy = join(folder, 'copy.sqlite');
  const commits = await whileCommitting(backupDatabase(file, copy));
  expect(commits).toBeGreaterThan(0);
  expect(commits).toBeLessThan(MOST_COMMITS);
  const { findings, head } = await verifyDatabase(copy);
  expect(findings).toEqual([]);
  expect(head.digest).toBe(await store.digestAt(head.seq));
});

it('a private copy is read while the original grows, and leaves the original alone', async () => {
  const { store: copy, dispose } = await openCopy(file);
  await store.commit({ events: sampleBatch(3_001, 3_002) });
  expect([copy.head().seq, store.head().seq]).toEqual([3_000, 3_002]);
  await dispose();
});

it('an existing file is not overwritten; what is no database of ours is not copied', async () => {
  const copy = join(folder, 'copy.sqlite');
  await backupDatabase(file, copy);
  await expect(backupDatabase(file, copy)).rejects.toThrow('不会覆盖');
  await expect(backupDatabase(join(folder, 'none.sqlite'), join(folder, 'b'))).rejects.toThrow(
    'none.sqlite',
  );
});

it('a process that ends in the middle leaves no private copy of the log behind', async () => {
  vi.stubEnv('TMPDIR', folder);
  const before = new Set(process.listeners('exit'));
  const copies = () => readdirSync(folder).filter((name) => name.startsWith('wall-copy-'));
  const { dispose } = await openCopy(file);
  expect(copies()).toHaveLength(1);
  for (const listener of process.listeners('exit')) if (!before.has(listener)) listener(0);
  expect(copies()).toEqual([]);
  await dispose();
  expect(process.listeners('exit').filter((each) => !before.has(each))).toEqual([]);
});
