import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** KiB of address space: what a hostile file makes a decoder ask for must not come from the relay's share. */
const MEMORY = 6 * 2 ** 20;
const TAIL = 600;

/** What became of a process. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** The last it said on standard error. */
  readonly tail: string;
}

export interface LimitedProcess {
  readonly output: Readable;
  readonly ended: Promise<ProcessEnd>;
  kill(): void;
}

const running = new Set<ChildProcessByStdio<null, Readable, Readable>>();

/** So that none outlives this process. */
export function killProcesses(): void {
  for (const child of running) child.kill('SIGKILL');
}

/**
 * Runs a program with so much memory and no more. The shell sets the bound and becomes the program: its
 * arguments are never read by it.
 */
export function runLimited(command: string, args: readonly string[]): LimitedProcess {
  const bound = `ulimit -v ${MEMORY} 2>/dev/null; exec "$0" "$@"`;
  const child = spawn('/bin/sh', ['-c', bound, command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let tail = '';
  child.stderr.on('data', (bytes: Buffer) => {
    tail = (tail + bytes.toString()).slice(-TAIL);
  });
  const ended = new Promise<ProcessEnd>((resolve) => {
    const end = (code: number | null, signal: string | null) => {
      running.delete(child);
      resolve({ code, signal, tail: tail.trim() });
    };
    child.once('error', (error) => {
      tail += error.message;
      end(null, null);
    });
    child.once('close', end);
  });
  return { output: child.stdout, ended, kill: () => child.kill('SIGKILL') };
}
