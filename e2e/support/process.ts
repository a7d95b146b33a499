import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { programOf } from '../../relay-server/setup/programs.mjs';

const ROOT = path.join(import.meta.dirname, '../..');

/** One command of the project as a process of its own. */
export class Command {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #output = '';
  #onOutput: () => void = () => undefined;

  /** @param file relative to the project's root @param env beside the machine's own */
  constructor(file: string, env: Record<string, string>, args: readonly string[] = []) {
    const { file: built, execArgv } = programOf(ROOT, file);
    this.#child = spawn(process.execPath, [...execArgv, built, ...args], {
      cwd: ROOT,
      env: { ...process.env, RELAY_RTMP_PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const heard = (chunk: Buffer) => {
      this.#output += chunk.toString('utf8');
      this.#onOutput();
    };
    this.#child.stdout?.on('data', heard);
    this.#child.stderr?.on('data', heard);
    this.#ended = new Promise((resolve) => {
      this.#child.once('close', (code) => {
        resolve(code);
        this.#onOutput();
      });
    });
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Everything that it has said so far, on both streams. */
  get output(): string {
    return this.#output;
  }

  /** Resolves with the first match of what it says. @throws when it ends without having said it */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const ended = this.#ended.then((code) => code ?? 'signal');
    for (;;) {
      const match = pattern.exec(this.#output);
      if (match) return match;
      const more = new Promise<'more'>((resolve) => {
        this.#onOutput = () => resolve('more');
      });
      const next = await Promise.race([more, ended]);
      if (next !== 'more' && !pattern.test(this.#output)) {
        throw new Error(`ended (${next}) without saying ${pattern}:\n${this.#output}`);
      }
    }
  }

  /** @returns exit code; null: ended by a signal */
  end(signal?: NodeJS.Signals): Promise<number | null> {
    if (signal) this.#child.kill(signal);
    return this.#ended;
  }
}
