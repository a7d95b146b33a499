import { expect, it } from 'vitest';
import { realDisk } from './disk.ts';
import { DiskFull, DiskRoom, RECORDING_LIMITS } from './disk-room.ts';

const limits = { ...RECORDING_LIMITS, reserve: 0, most: 200_000 };
const disk = { ...realDisk, free: async () => 10 ** 12 };
const written = async () => 'written';

it('recordings together do not grow beyond their bound; what was there before counts', async () => {
  const room = new DiskRoom('/', disk, limits, 100_000);
  expect(await room.write(80_000, written)).toBe('written');
  await expect(room.write(80_000, written)).rejects.toThrow(DiskFull);
  // Beginnings, gaps and ends are told all the same.
  expect(await room.write(200, written)).toBe('written');
});

it('what the disk refused takes no room', async () => {
  const room = new DiskRoom('/', disk, limits, 0);
  const broken = () => Promise.reject(new Error('EIO'));
  await expect(room.write(150_000, broken)).rejects.toThrow('EIO');
  expect(await room.write(150_000, written)).toBe('written');
});
