import { type FigureAnswer, figureAnswer, indicatorsAnswer } from '../../wire/figures.ts';
import type { Asker } from '../desk/api/ask.ts';

/** @throws Refused */
export function askIndicators(asker: Asker, signal: AbortSignal) {
  return asker.get('/api/v1/indicators', indicatorsAnswer, signal);
}

/** One figure, whole or broken down. @throws Refused */
export function askFigureOf(
  asker: Asker,
  { id, period, by }: { id: string; period: string; by: FigureAnswer['by'] },
  signal: AbortSignal,
): Promise<FigureAnswer> {
  const query = new URLSearchParams({ period, ...(by !== null && { by }) });
  return asker.get(`/api/v1/figures/${encodeURIComponent(id)}?${query}`, figureAnswer, signal);
}
