import { expect, it } from 'vitest';
import { realDisk } from './disk.ts';
import { DiskRoom, RECORDING_LIMITS } from './disk-room.ts';
import { headOf, RecordingWriter } from './recording-writer.ts';
import { samplePart, sampleParts, sampleRun } from './testing/sample-run.ts';

const nothing = () => undefined;
const disk = {
  ...realDisk,
  makeFolder: async () => undefined,
  writeWhole: async () => undefined,
  append: async () => undefined,
  free: async () => Number.MAX_SAFE_INTEGER,
};

/** A recording of which two seconds are enough, and into which so many parts of 200 ms have come. */
function writerAfter(parts: number): RecordingWriter {
  const run = sampleRun();
  const limits = { ...RECORDING_LIMITS, longest: 2_000 };
  const writer = new RecordingWriter({
    ...{ folder: 'nowhere', head: headOf(run), init: run.init, disk, limits },
    room: new DiskRoom('nowhere', disk, limits),
    listener: { stored: nothing, gap: nothing, closed: nothing, trouble: nothing },
  });
  for (const part of sampleParts(0, parts)) writer.part(part);
  return writer;
}

it('is over when it has lasted long enough, before a segment that begins with a key frame', () => {
  expect(writerAfter(5).isOverBefore(samplePart(5))).toBe(false);
  expect(writerAfter(9).isOverBefore(samplePart(10))).toBe(false);
  const long = writerAfter(10);
  expect(long.isOverBefore(samplePart(10))).toBe(true);
  expect(long.isOverBefore(samplePart(10, { startsSegment: false }))).toBe(false);
  expect(long.isOverBefore(samplePart(10, { independent: false }))).toBe(false);
});

it('goes on while what comes in is not kept, until a segment is again', () => {
  const writer = writerAfter(8);
  writer.skip('shed');
  for (const part of sampleParts(8, 30)) writer.part(part);
  expect(writer.isOverBefore(samplePart(30))).toBe(false);
  writer.skip(null);
  expect(writer.isOverBefore(samplePart(30))).toBe(false);
  for (const part of sampleParts(30, 36)) writer.part(part);
  expect(writer.isOverBefore(samplePart(40))).toBe(true);
});
