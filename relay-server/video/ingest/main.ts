import { killConverters } from './converter.ts';
import { Ingest } from './ingest.ts';
import { type FromIngest, type ToIngest, toIngest } from './messages.ts';

/**
 * The process that takes live streams in, so that none of them can disturb the relay. It is the
 * relay's child and ends with it.
 */
let ingest: Ingest | null = null;

function send(message: FromIngest, done: () => void): void {
  if (process.send && process.connected) process.send(message, undefined, undefined, done);
  else done();
}

function received(message: ToIngest): void {
  if (message.kind === 'open') {
    ingest ??= new Ingest(message, send);
    return;
  }
  ingest?.receive(message);
}

function leave(code: number): never {
  killConverters();
  process.exit(code);
}

process.on('message', (message) => received(toIngest.parse(message)));
process.on('disconnect', () => leave(0));
process.on('SIGTERM', () => leave(0));
// A Ctrl-C reaches the relay too, which then lets go of this process in its own time.
process.on('SIGINT', () => undefined);
process.on('uncaughtException', (error) => {
  console.error('现场视频进程出现内部错误', error);
  leave(1);
});
