import { rmSync } from 'node:fs';
import { stopAll } from './child.ts';
import { descendantsOf } from './process-tree.ts';

/** What a shell expects of a program that Ctrl-C has ended. */
const CUT_OFF = 130;

export interface EndingOptions {
  /** Is gone at the end. */
  readonly scratch: string;
  /** One benchmark that takes longer hangs, ms. */
  readonly limitMs: number;
  /** What was measured until then is kept. */
  readonly keep: () => void;
}

/**
 * Ends a run that is cut off, or hangs, in order: whatever it started is stopped, its folder is gone, a word is
 * said, what was measured is kept. A second signal ends it at once.
 */
export class Ending {
  readonly #options: EndingOptions;
  readonly #stop = new Map<NodeJS.Signals, () => void>();
  #overdue: NodeJS.Timeout | undefined;
  #begun = false;

  constructor(options: EndingOptions) {
    this.#options = options;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      const stop = () => void this.#end('cut off: stopping what was started', CUT_OFF);
      this.#stop.set(signal, stop);
      process.once(signal, stop);
    }
  }

  /** Nothing is to be begun any more: the process is about to end. */
  get isBegun(): boolean {
    return this.#begun;
  }

  /** A benchmark begins. */
  watch(name: string): void {
    clearTimeout(this.#overdue);
    const { limitMs } = this.#options;
    const why = `${name} does not end within ${limitMs / 60_000} minutes: giving up`;
    this.#overdue = setTimeout(() => void this.#end(why, 1), limitMs);
  }

  /** The run is over by itself. */
  async close(): Promise<void> {
    clearTimeout(this.#overdue);
    for (const [signal, stop] of this.#stop) process.off(signal, stop);
    await this.#letGo();
  }

  async #end(why: string, code: number): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    console.error(why);
    await this.#letGo();
    this.#options.keep();
    process.exit(code);
  }

  /** Cameras, browsers and what else is no `Child` goes with it. */
  async #letGo(): Promise<void> {
    await stopAll();
    for (const pid of descendantsOf(process.pid)) kill(pid);
    rmSync(this.#options.scratch, { recursive: true, force: true });
  }
}

/** One that has ended meanwhile is no error. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
