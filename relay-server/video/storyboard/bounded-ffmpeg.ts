import { spawn } from 'node:child_process';

/** What a process may have. */
export interface ProcessBounds {
  /** ms, then it is killed. */
  readonly time: number;
  /** Of its output, bytes; one that says more is killed. */
  readonly output: number;
  readonly signal: AbortSignal;
}

/** It could not be started, failed, or went beyond its bounds; the message is what it said last. */
export class FfmpegFailed extends Error {
  override readonly name = 'FfmpegFailed';
  /** There is no such program. */
  readonly missing: boolean;

  constructor(message: string, missing = false) {
    super(message);
    this.missing = missing;
  }
}

const TAIL = 300;

/**
 * Runs an ffmpeg at the lowest priority, bytes in, bytes out.
 * @param command an executable, not a shell's line
 * @returns all of its output
 * @throws FfmpegFailed
 */
export function boundedFfmpeg(
  command: string,
  args: readonly string[],
  input: readonly Uint8Array[],
  { time, output, signal }: ProcessBounds,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new FfmpegFailed('aborted'));
      return;
    }
    // A group of its own: a Ctrl-C at the relay's terminal is not for it. `nice` becomes the program.
    const child = spawn('nice', ['-n', '19', command, ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let tail = '';
    let why = '';
    const kill = (reason: string) => {
      why ||= reason;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => kill('took too long'), time);
    const onAbort = () => kill('aborted');
    signal.addEventListener('abort', onAbort, { once: true });
    const settle = (code: number | null, missing: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      if (code === 0 && why === '') resolve(Buffer.concat(chunks, size));
      else reject(new FfmpegFailed(why || tail.trim() || `exit code ${code}`, missing));
    };
    child.on('error', (error) => {
      tail = error.message;
      settle(null, true);
    });
    // 127: `nice` is there, the program is not.
    child.on('close', (code) => settle(code, code === 127));
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > output) kill('said too much');
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      tail = (tail + chunk.toString()).slice(-TAIL);
    });
    // It has its picture before it has read all; why it failed, its exit tells.
    child.stdin.on('error', () => child.stdin.destroy());
    for (const piece of input) child.stdin.write(piece);
    child.stdin.end();
  });
}
