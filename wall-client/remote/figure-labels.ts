import * as z from 'zod/mini';
import type { Asker } from '../desk/api/ask.ts';

const answer = z.array(z.object({ id: z.string(), label: z.string() }));

/** What each figure is called, by `indicator@period` (SPEC H-6). @throws Refused */
export async function figureLabels(
  asker: Asker,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const figures = await asker.get('/api/v1/statistics', answer, signal);
  return new Map(figures.map(({ id, label }) => [id, label]));
}
