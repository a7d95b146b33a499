import { constants, setPriority } from 'node:os';
import { checkFile } from './check-file.ts';
import { killProcesses } from './limited-process.ts';
import { type FromWorker, type ToWorker, toWorker } from './worker-messages.ts';

/**
 * The process that reads one uploaded file: whatever the file does to it, the relay goes on. It is the
 * relay's child, gives way to it, and ends with it.
 */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

let go: ((recordingId: string | null) => void) | null = null;

function tell(message: FromWorker): void {
  process.send?.(message);
}

function ask(sha256: string): Promise<string | null> {
  return new Promise((resolve) => {
    go = resolve;
    tell({ kind: 'digest', sha256 });
  });
}

async function received(message: ToWorker): Promise<void> {
  if (message.kind === 'go') {
    go?.(message.recordingId);
    return;
  }
  const result = await checkFile(message.job, ask);
  process.send?.({ kind: 'done', result } satisfies FromWorker, () => leave(0));
}

function leave(code: number): never {
  killProcesses();
  process.exit(code);
}

function failed(error: unknown): never {
  console.error('核对补传文件时出现内部错误', error);
  leave(1);
}

process.on('message', (message) => {
  received(toWorker.parse(message)).catch(failed);
});
process.on('disconnect', () => leave(0));
process.on('SIGTERM', () => leave(0));
// A Ctrl-C reaches the relay too, which then lets go of this process in its own time.
process.on('SIGINT', () => undefined);
process.on('uncaughtException', failed);
