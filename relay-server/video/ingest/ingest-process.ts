import { type ChildProcess, fork } from 'node:child_process';
import { dirname } from 'node:path';
import type { MediaSink } from '../media.ts';
import type { Program } from '../programs.ts';
import { type IngestLimits, ingestLimits } from './limits.ts';
import { type FromIngest, fromIngest, type ToIngest } from './messages.ts';
import { RunBook } from './run-book.ts';

export interface IngestOptions {
  readonly program: Program;
  readonly rtmpHost: string;
  /** 0 takes a free one. */
  readonly rtmpPort: number;
  /** The command; null: there is none on this machine. */
  readonly ffmpeg: string | null;
  readonly sink: MediaSink;
  /** Whose the key is; null: nobody's, or no longer. */
  readonly authorise: (key: string) => { readonly streamId: string } | null;
  readonly log: (line: string, error?: unknown) => void;
  readonly limits?: Partial<IngestLimits>;
}

export interface Ingest {
  /** Of the RTMP door; null while it is shut. */
  readonly port: number | null;
  /** Why it is shut, in Chinese; null: it is open. */
  readonly problem: string | null;
  /** Of the process that does it; undefined between two. */
  readonly pid: number | undefined;
  /** Ends the stream's run at once, cuts off its publisher and fetches it no more. */
  revoke(streamId: string): void;
  /** Fetches the stream from an address, again and again until told to stop. */
  pull(streamId: string, url: string): void;
  stopPull(streamId: string): void;
  close(): Promise<void>;
}

/** MiB of JavaScript; media is beside that and bounded by the limits. */
const HEAP = 192;
/**
 * Media are counted as memory that presses on this small heap: as much again as it holds came in within a second, and
 * each time all of it was gone through, two fifths of the process's work. It is let grow to four times what is in use
 * (10 MiB) first; within the bound above all the same.
 */
const HEAP_GROWTH_PERCENT = 300;
/** ms until a process that died is followed by another. */
const BACK_OFF = { first: 500, most: 30_000 } as const;
/** ms a process lived if it is taken to have been well. */
const WELL = 60_000;

/**
 * Starts the process that takes live streams in, and another whenever it dies. What comes of it goes
 * to the sink, in order; runs that a death interrupts end as `failed`.
 *
 * @returns when the door is open or it is known why not
 */
export async function startIngest(options: IngestOptions): Promise<Ingest> {
  const keeper = new IngestKeeper(options);
  await keeper.settled;
  return keeper;
}

class IngestKeeper implements Ingest {
  readonly #options: IngestOptions;
  readonly #limits: IngestLimits;
  readonly #runs: RunBook;
  readonly #pulls = new Map<string, string>();
  readonly settled: Promise<void>;
  #settle: () => void = () => undefined;
  #child: ChildProcess | null = null;
  #restart: NodeJS.Timeout | undefined;
  #wait: number = BACK_OFF.first;
  #wantedPort: number;
  #closed = false;
  port: number | null = null;
  problem: string | null = null;

  constructor(options: IngestOptions) {
    this.#options = options;
    this.#limits = ingestLimits.parse(options.limits ?? {});
    this.#runs = new RunBook(options.sink);
    this.#wantedPort = options.rtmpPort;
    this.settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#start();
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  revoke(streamId: string): void {
    this.#pulls.delete(streamId);
    this.#runs.endStream(streamId, 'revoked');
    this.#tell({ kind: 'revoke', streamId });
  }

  pull(streamId: string, url: string): void {
    this.#pulls.set(streamId, url);
    this.#tell({ kind: 'pull', streamId, url });
  }

  stopPull(streamId: string): void {
    if (!this.#pulls.delete(streamId)) return;
    this.#runs.endStream(streamId, 'closed');
    this.#tell({ kind: 'stop-pull', streamId });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#restart);
    const child = this.#child;
    if (!child) return;
    await new Promise<void>((resolve) => {
      const kill = setTimeout(() => child.kill('SIGKILL'), 2_000);
      child.once('exit', () => {
        clearTimeout(kill);
        resolve();
      });
      if (child.connected) child.disconnect();
      else child.kill('SIGKILL');
    });
  }

  #start(): void {
    const born = Date.now();
    const { file, execArgv } = this.#options.program;
    const child = fork(file, [], {
      // What execArgv names is found from here, wherever the relay was started.
      cwd: dirname(file),
      execArgv: [
        `--max-old-space-size=${HEAP}`,
        `--heap-growing-percent=${HEAP_GROWTH_PERCENT}`,
        ...execArgv,
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    child.on('message', (message) => this.#receive(child, message));
    child.on('error', (error) => {
      // Both ends may let go of each other at the same time.
      if (!this.#closed) this.#options.log('现场视频进程出错', error);
    });
    child.once('exit', (code, signal) => this.#died(`${signal ?? code}`, Date.now() - born));
    const { rtmpHost: host, ffmpeg } = this.#options;
    this.#tell({ kind: 'open', host, port: this.#wantedPort, ffmpeg, limits: this.#limits });
    for (const [streamId, url] of this.#pulls) this.#tell({ kind: 'pull', streamId, url });
  }

  #died(how: string, lived: number): void {
    this.#child = null;
    this.port = null;
    this.#runs.endAll(this.#closed ? 'closed' : 'failed');
    if (this.#closed) return;
    this.#wait = lived > WELL ? BACK_OFF.first : this.#wait;
    this.problem = `现场视频进程意外结束（${how}），${this.#wait} 毫秒后重新启动`;
    this.#options.log(this.problem);
    this.#settle();
    this.#restart = setTimeout(() => this.#start(), this.#wait);
    this.#wait = Math.min(2 * this.#wait, BACK_OFF.most);
  }

  #receive(child: ChildProcess, received: unknown): void {
    if (child !== this.#child || this.#closed) return;
    const parsed = fromIngest.safeParse(received);
    if (parsed.success) {
      this.#guarded(parsed.data);
      return;
    }
    this.#options.log('现场视频进程的消息无法识别', parsed.error);
    child.kill('SIGKILL');
  }

  /** What the sink or the keys' keeper throws must not end the relay. */
  #guarded(message: FromIngest): void {
    try {
      this.#take(message);
    } catch (error) {
      this.#options.log('现场视频处理出错', error);
      if (message.kind === 'ask') this.#tell({ kind: 'answer', ask: message.ask, streamId: null });
    }
  }

  #take(message: FromIngest): void {
    if (message.kind === 'begin') this.#runs.begin(message.run);
    else if (message.kind === 'part') this.#runs.part(message.part);
    else if (message.kind === 'end') this.#runs.end(message.ended);
    else if (message.kind === 'log') this.#options.log(message.line);
    else if (message.kind === 'ask') this.#answer(message.ask, message.key);
    else this.#state(message);
  }

  #answer(ask: number, key: string): void {
    const streamId = this.#options.authorise(key)?.streamId ?? null;
    this.#tell({ kind: 'answer', ask, streamId });
  }

  #state(message: Extract<FromIngest, { kind: 'opened' | 'shut' }>): void {
    if (message.kind === 'opened') {
      this.port = message.port;
      // Publishers know this one: the next process takes it again.
      this.#wantedPort = message.port;
      this.problem = null;
    } else {
      // It is tried again and again, and told once.
      if (this.problem !== message.problem) this.#options.log(message.problem);
      this.problem = message.problem;
    }
    this.#settle();
  }

  #tell(message: ToIngest): void {
    // A process that is about to die takes nothing; the one after it is told anew.
    this.#child?.send(message, (error) => {
      if (error && !this.#closed) this.#options.log('现场视频进程未收到消息', error);
    });
  }
}
