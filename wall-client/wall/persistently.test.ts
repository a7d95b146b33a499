import { expect, it, vi } from 'vitest';
import { persistently } from './persistently.ts';

it('tries again until it succeeds, waiting longer each time up to half a minute, and soon asks for a new page', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const pauses: number[] = [];
  let attempts = 0;
  const failedBeforeAnew: number[] = [];
  const loaded = await persistently(
    async () => {
      attempts += 1;
      if (attempts < 8) throw new Error('offline');
      return 'scene';
    },
    {
      wait: async (ms) => {
        pauses.push(ms);
      },
      startAnew: async () => {
        failedBeforeAnew.push(attempts);
      },
    },
  );
  expect(loaded).toBe('scene');
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect(failedBeforeAnew).toEqual([2, 3, 4, 5, 6, 7]);
  expect(warned).toHaveBeenCalledTimes(7);
  warned.mockRestore();
});
