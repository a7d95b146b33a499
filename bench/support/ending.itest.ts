import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { descendantsOf } from './process-tree.ts';

const RUN = path.join(import.meta.dirname, 'testing/hanging-run.ts');
const PATIENCE = { timeout: 25_000 };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ending-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.skipIf(!existsSync('/proc/self/stat'))(
  'a run that is cut off, with all of its group, stops what it started, keeps what was measured, and says so',
  async () => {
    const run = spawn(process.execPath, ['--import', 'tsx', RUN], {
      env: { ...process.env, TMPDIR: folder },
      // As `timeout` and a terminal do: its processes hear of it too.
      detached: true,
    });
    const pid = run.pid ?? 0;
    const heard = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      run[name].on('data', (bytes: Buffer) => {
        heard[name] += bytes.toString();
      });
    }
    const ended = new Promise((resolve) => run.once('close', resolve));
    await vi.waitFor(() => expect(heard.stdout).toContain('ready'), PATIENCE);
    const started = descendantsOf(pid);
    expect(started.length).toBeGreaterThanOrEqual(2);

    process.kill(-pid, 'SIGTERM');

    expect(await ended).toBe(130);
    expect(heard.stderr).toBe('cut off: stopping what was started\n');
    expect(heard.stdout).toContain('kept');
    await vi.waitFor(() => expect(started.filter(runs)).toEqual([]), PATIENCE);
    expect(readdirSync(folder).filter((name) => name.startsWith('wall-bench-'))).toEqual([]);
  },
);

/** One that has ended stays listed until somebody has taken note of it. */
function runs(pid: number): boolean {
  const stat = path.join('/proc', String(pid), 'stat');
  return existsSync(stat) && !/\) Z /.test(readFileSync(stat, 'utf8'));
}
