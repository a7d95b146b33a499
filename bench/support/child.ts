import { type ChildProcess, fork } from 'node:child_process';
import { z } from 'zod';
import { type ChildFile, childProgram } from './programs.ts';

const answer = z.object({ call: z.int(), value: z.unknown(), error: z.string().optional() });

/** What a process has used so far, in µs of CPU, and its resident memory in bytes. */
export const usage = z.object({ cpuUs: z.number(), rss: z.number() });

const ALL = new Set<Child>();

/** A process of this benchmark, asked over IPC. It ends when this one does. */
export class Child {
  readonly #process: ChildProcess;
  readonly #calls = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  #next = 0;
  #ended = false;
  #stopping: Promise<void> | null = null;

  /** @param of relative to bench/ */
  static start(of: ChildFile | 'support/testing/idle.ts'): Child {
    return new Child(childProgram(of));
  }

  private constructor({ file, execArgv }: ReturnType<typeof childProgram>) {
    this.#process = fork(file, [], {
      execArgv: [...execArgv],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#process.on('message', (message) => this.#answered(answer.parse(message)));
    this.#process.on('exit', (code, signal) => {
      this.#end(new Error(`${file} ended with ${signal ?? `code ${code}`}`));
    });
    // Its channel breaks when it is killed: that it has ended is told by `exit`.
    this.#process.on('error', (error) => {
      if (this.#process.pid === undefined) this.#end(error);
    });
    ALL.add(this);
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Calls a handler of the child (see answering.ts). @throws what the handler threw, as text */
  async call<T>(name: string, argument: unknown, schema: z.ZodType<T>): Promise<T> {
    if (this.#ended) throw new Error('the process has ended');
    const call = this.#next++;
    const value = new Promise<unknown>((resolve, reject) => {
      this.#calls.set(call, { resolve, reject });
      this.#process.send({ call, name, argument }, (error) => error && reject(error));
    });
    return schema.parse(await value);
  }

  /** CPU time of the process so far, all threads, µs. */
  async cpuUs(): Promise<number> {
    return (await this.call('usage', null, usage)).cpuUs;
  }

  /** Lets it end by itself, then makes it. May be called again. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    if (this.#ended) return;
    const gone = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()));
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    // Killed, as by a signal to all of the group, it is cut off already.
    if (this.#process.connected) this.#process.disconnect();
    await gone;
    clearTimeout(timer);
  }

  #answered({ call, value, error }: z.infer<typeof answer>): void {
    const waiting = this.#calls.get(call);
    this.#calls.delete(call);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  }

  #end(error: Error): void {
    this.#ended = true;
    ALL.delete(this);
    for (const { reject } of this.#calls.values()) reject(error);
    this.#calls.clear();
  }
}

/** Ends whatever a benchmark that failed has left running. */
export async function stopAll(): Promise<void> {
  await Promise.all([...ALL].map((child) => child.stop()));
}
