import type { TakeHome, TakenFigure } from '../../wire/take-home.ts';

/** With an end: a paper says "至今" of no day that its reader does not know. */
export function endedToday(figure: TakenFigure, { courtToday }: TakeHome): TakenFigure {
  const { from, to } = figure.period;
  return { ...figure, period: { from, to: to ?? courtToday } };
}
