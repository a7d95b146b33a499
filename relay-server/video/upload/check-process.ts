import { fork } from 'node:child_process';
import { dirname } from 'node:path';
import type { Program } from '../programs.ts';
import { type CheckJob, type CheckResult, fromWorker, type ToWorker } from './worker-messages.ts';

/** MiB of JavaScript. */
const HEAP = 256;
/** Hashing a large file comes before what the job's own limits bound, ms. */
const HASHING = 2 * 3_600_000;

/** Checks one uploaded file. @param decide told its digest; gives the recording's name, null: not wanted */
export type CheckFile = (
  job: CheckJob,
  decide: (sha256: string) => Promise<string | null>,
  signal: AbortSignal,
) => Promise<CheckResult>;

/** Checks a file in a process of its own. Never rejects: a process that dies is an answer. */
export const checkInProcess =
  ({ file, execArgv }: Program): CheckFile =>
  (job, decide, signal) =>
    new Promise((resolve) => {
      const child = fork(file, [], {
        // What execArgv names is found from here, wherever the relay was started.
        cwd: dirname(file),
        execArgv: [`--max-old-space-size=${HEAP}`, ...execArgv],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      let result: CheckResult | null = null;
      const kill = () => child.kill('SIGKILL');
      const limit = setTimeout(kill, HASHING + job.limits.longestMs);
      const tell = (message: ToWorker) => {
        // One that is about to die takes nothing: its end says so.
        if (child.connected) child.send(message, () => undefined);
      };
      signal.addEventListener('abort', kill, { once: true });
      child.on('message', (message) => {
        const told = fromWorker.safeParse(message);
        if (!told.success) kill();
        else if (told.data.kind === 'done') result = told.data.result;
        else
          decide(told.data.sha256).then(
            (recordingId) => tell({ kind: 'go', recordingId }),
            () => kill(),
          );
      });
      const end = (how: string) => {
        clearTimeout(limit);
        signal.removeEventListener('abort', kill);
        resolve(result ?? { kind: 'died', message: `核对进程意外结束（${how}）` });
      };
      child.once('error', (error) => end(error.message));
      child.once('exit', (code, killed) => end(String(killed ?? code)));
      if (signal.aborted) kill();
      tell({ kind: 'check', job });
    });
