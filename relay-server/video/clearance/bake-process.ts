import { spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** How a process ended. */
export interface BakeEnd {
  readonly code: number | null;
  /** It was killed: by whom, `tail` may say. */
  readonly signal: string | null;
  /** The last it said on standard error. */
  readonly tail: string;
  readonly missing: boolean;
}

const TAIL = 400;

/**
 * Runs an ffmpeg at the lowest priority that is fed through further descriptors, from 3 on.
 * @param command an executable, not a shell's line
 * @param feeds what goes through them, in order; one that throws ends the process
 * @throws what a feed throws; the signal's reason
 */
export async function runBake(
  command: string,
  args: readonly string[],
  feeds: readonly AsyncIterable<Uint8Array>[],
  { time, signal }: { readonly time: number; readonly signal: AbortSignal },
): Promise<BakeEnd> {
  signal.throwIfAborted();
  // A group of its own: a Ctrl-C at the relay's terminal is not for it. `nice` becomes the program.
  const child = spawn('nice', ['-n', '19', command, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', ...feeds.map(() => 'pipe' as const)],
    detached: true,
  });
  let tail = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    tail = (tail + chunk.toString()).slice(-TAIL);
  });
  const ended = new Promise<BakeEnd>((resolve) => {
    child.once('error', (error) => {
      resolve({ code: null, signal: null, tail: error.message, missing: true });
    });
    // 127: `nice` is there, the program is not.
    child.once('close', (code, by) => {
      resolve({ code, signal: by, tail: tail.trim(), missing: code === 127 });
    });
  });
  // Each end of a pipe tells of its loss; what came of it, the process's own end tells.
  for (const pipe of child.stdio.slice(3)) pipe?.on('error', () => pipe.destroy());
  const kill = () => child.kill('SIGKILL');
  const timer = setTimeout(kill, time);
  signal.addEventListener('abort', kill, { once: true });
  let fault: { readonly error: unknown } | null = null;
  const fed = feeds.map(async (feed, n) => {
    const pipe = child.stdio[3 + n];
    if (!(pipe instanceof Writable)) return;
    try {
      await pipeline(Readable.from(feed), pipe);
    } catch (error) {
      // It has what it wants before it has read all, or is gone: how it ended tells which.
      if (isHungUp(error)) return;
      fault ??= { error };
      kill();
    }
  });
  try {
    const end = await ended;
    for (const pipe of child.stdio.slice(3)) pipe?.destroy();
    await Promise.all(fed);
    signal.throwIfAborted();
    throwFault(fault);
    return end;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', kill);
  }
}

function throwFault(fault: { readonly error: unknown } | null): void {
  if (fault) throw fault.error;
}

const HUNG_UP: ReadonlySet<unknown> = new Set([
  'EPIPE',
  'ECONNRESET',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
]);

function isHungUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && HUNG_UP.has(error.code);
}
