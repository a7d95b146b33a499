import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from './lock.mjs';
import { tempFolder } from './testing/temp-folder.ts';

const lockModule = new URL('./lock.mjs', import.meta.url).href;

/** Takes the lock, writes its in and out to a shared journal; ends with 0. */
const worker = `
  import { appendFileSync } from 'node:fs';
  const { withLock } = await import(process.argv[1]);
  const [, , lock, journal] = process.argv;
  await withLock(lock, async () => {
    appendFileSync(journal, 'in ' + process.pid + '\\n');
    await new Promise((resolve) => setImmediate(resolve));
    appendFileSync(journal, 'out ' + process.pid + '\\n');
  }, { pollMs: 5 });
`;

async function runWorkers(count: number, lock: string, journal: string): Promise<void> {
  const args = ['--input-type=module', '-e', worker, lockModule, lock, journal];
  const ends = await Promise.all(
    Array.from({ length: count }, () => once(spawn(process.execPath, args), 'exit')),
  );
  expect(ends.map(([code]) => code)).toEqual(Array.from({ length: count }, () => 0));
  const lines = readFileSync(journal, 'utf8').trim().split('\n');
  expect(lines).toHaveLength(2 * count);
  for (let i = 0; i < lines.length; i += 2) {
    expect(lines[i + 1]).toBe(lines[i]?.replace('in ', 'out '));
  }
}

test('one at a time, across processes', async () => {
  const folder = tempFolder();
  await runWorkers(6, join(folder, 'lock'), join(folder, 'journal'));
  expect(readdirSync(folder)).toEqual(['journal']);
});

test('a dead owner is replaced by exactly one of many waiters', async () => {
  const folder = tempFolder();
  const gone = spawn(process.execPath, ['-e', '0']);
  await once(gone, 'exit');
  mkdirSync(join(folder, 'lock'));
  writeFileSync(join(folder, 'lock', 'owner'), JSON.stringify({ pid: gone.pid, startedAt: null }));
  await runWorkers(6, join(folder, 'lock'), join(folder, 'journal'));
  expect(readdirSync(folder)).toEqual(['journal']);
});

test('an unreadable owner counts as gone', async () => {
  const folder = tempFolder({ 'lock/owner': '{"pid":' });
  expect(await withLock(join(folder, 'lock'), async () => 7, { pollMs: 5 })).toBe(7);
});

test('a process id that another process uses by now counts as gone', async () => {
  const owner = JSON.stringify({ pid: process.pid, startedAt: 'another start' });
  const folder = tempFolder({ 'lock/owner': owner });
  expect(await withLock(join(folder, 'lock'), async () => 7, { pollMs: 5 })).toBe(7);
});

test('a failing work releases the lock and a waiter is told who holds it', async () => {
  const lock = join(tempFolder(), 'lock');
  const told: number[] = [];
  let fail: (error: Error) => void = () => undefined;
  const held = withLock(lock, () => new Promise((_, reject) => (fail = reject)));
  const waiting = withLock(lock, async () => 'next', {
    pollMs: 5,
    onWait: (pid) => {
      told.push(pid);
      fail(new Error('broken'));
    },
  });
  await expect(held).rejects.toThrow('broken');
  expect(await waiting).toBe('next');
  expect(told).toEqual([process.pid]);
});
