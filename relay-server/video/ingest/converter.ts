import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

export interface ConverterEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** The last it said on standard error. */
  readonly tail: string;
}

const TAIL = 600;
/** ms from the end of its input to a kill. */
const DRAIN = 1_500;

/** Every converter that runs, so that none outlives this process. */
const running = new Set<Converter>();

export function killConverters(): void {
  for (const converter of running) converter.kill();
}

/** One ffmpeg: bytes in, bytes out. */
export class Converter {
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  #tail = '';
  #ended = false;

  /**
   * @param command an executable, not a shell's line
   * @param onEnd called once, after the last output; also when it could not be started
   */
  constructor(
    command: string,
    args: readonly string[],
    onOutput: (bytes: Buffer) => void,
    onEnd: (end: ConverterEnd) => void,
  ) {
    // A group of its own: a Ctrl-C at the relay's terminal is not for it.
    this.#process = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    running.add(this);
    const end = (code: number | null, signal: string | null): void => {
      if (this.#ended) return;
      this.#ended = true;
      running.delete(this);
      onEnd({ code, signal, tail: this.#tail.trim() });
    };
    this.#process.on('error', (error) => {
      this.#note(error.message);
      end(null, null);
    });
    this.#process.on('close', end);
    // It may end before its input does; why, its exit tells.
    this.#process.stdin.on('error', () => this.#process.stdin.destroy());
    this.#process.stdout.on('data', onOutput);
    this.#process.stderr.on('data', (bytes: Buffer) => this.#note(bytes.toString()));
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Bytes that wait to be read by it. */
  get backlog(): number {
    return this.#process.stdin.writableLength;
  }

  /** What is written in one go, as by a packet that holds several frames, goes in one system call. */
  write(bytes: Uint8Array): void {
    const { stdin } = this.#process;
    if (!stdin.writable) return;
    if (stdin.writableCorked === 0) {
      stdin.cork();
      process.nextTick(() => stdin.uncork());
    }
    stdin.write(bytes);
  }

  /** Lets it finish what it has; after a moment it is killed. */
  finish(): void {
    if (this.#ended) return;
    this.#process.stdin.end();
    setTimeout(() => this.kill(), DRAIN).unref();
  }

  kill(): void {
    if (!this.#ended) this.#process.kill('SIGKILL');
  }

  #note(text: string): void {
    this.#tail = (this.#tail + text).slice(-TAIL);
  }
}
