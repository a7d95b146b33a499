import { readFileSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { realDisk } from '../disk.ts';
import { DiskRoom, RECORDING_LIMITS } from '../disk-room.ts';
import { headOf, RecordingWriter } from '../recording-writer.ts';
import { sampleRun } from './sample-run.ts';

/**
 * Child process of the crash test: writes segments without end, and prints the number of each once it
 * is said to be stored.
 */
const media = z.object({ init: z.base64(), segments: z.array(z.base64()) });
const { init, segments } = media.parse(JSON.parse(readFileSync(process.argv[3] ?? '', 'utf8')));
const limits = { ...RECORDING_LIMITS, reserve: 0 };
const run = sampleRun('run-1', { init: Buffer.from(init, 'base64') });
let stored = 0;
let sent = 0;
const writer = new RecordingWriter({
  folder: process.argv[2] ?? '',
  head: headOf(run),
  init: run.init,
  disk: realDisk,
  room: new DiskRoom(process.argv[2] ?? '', realDisk, limits),
  limits,
  listener: {
    stored({ n, chain }) {
      stored = n;
      process.stdout.write(`${n} ${chain}\n`);
    },
    gap: () => process.exit(3),
    closed: () => process.exit(3),
    trouble: () => process.exit(3),
  },
});
for (;;) {
  if (sent - stored < 4) {
    writer.part({
      streamId: 'unit-1',
      runId: 'run-1',
      data: Buffer.from(segments[sent % segments.length] ?? '', 'base64'),
      duration: 1,
      independent: true,
      startsSegment: true,
      capturedAt: run.startedAt + sent * 1000,
    });
    sent += 1;
  }
  await breathe();
}
