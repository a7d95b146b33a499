import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqliteStore } from './sqlite-store.ts';
import { verifyDatabase } from './verify.ts';

const child = join(import.meta.dirname, 'testing/commit-forever.ts');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crash-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Lets a child commit until `acks` acknowledgements have arrived, then kills it. @returns the last */
async function commitUntilKilled(file: string, acks: number): Promise<number> {
  const running = spawn(process.execPath, ['--import', 'tsx', child, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => running.once('exit', (_code, signal) => resolve(signal)));
  let acknowledged = 0;
  let count = 0;
  for await (const line of createInterface({ input: running.stdout })) {
    acknowledged = Number(line);
    count += 1;
    // Not awaited: the child is somewhere inside a later commit when the signal reaches it.
    if (count === acks) running.kill('SIGKILL');
  }
  expect(await exited).toBe('SIGKILL');
  return acknowledged;
}

it('[D1] what was acknowledged before a kill -9 is in the log, whole and in order', async () => {
  const file = join(folder, 'relay.sqlite');
  for (const acks of [1, 3, 40, 120]) {
    const acknowledged = await commitUntilKilled(file, acks);
    const store = openSqliteStore(file);
    const { seq } = store.head();
    expect(seq).toBeGreaterThanOrEqual(acknowledged);
    expect(await store.rowCount({ topics: ['timeline'] })).toBe(seq);
    await store.close();
    const report = await verifyDatabase(file);
    expect(report.findings).toEqual([]);
    expect(report.events).toBe(seq);
  }
});
