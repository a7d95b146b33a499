import { expect, it, vi } from 'vitest';
import { persistently } from './persistently.ts';

it('tries again until it succeeds, waiting longer each time up to half a minute', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const pauses: number[] = [];
  let attempts = 0;
  const loaded = await persistently(
    async () => {
      attempts += 1;
      if (attempts < 8) throw new Error('offline');
      return 'scene';
    },
    async (ms) => {
      pauses.push(ms);
    },
  );
  expect(loaded).toBe('scene');
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect(warned).toHaveBeenCalledTimes(7);
  warned.mockRestore();
});
