import {
  type FigureAnswer,
  figureAnswer,
  type IndicatorView,
  indicatorsAnswer,
} from '../../../wire/figures.ts';
import type { Asker } from '../../desk/api/ask.ts';

/** A figure with what its card shows of it. */
export interface CardFigure {
  readonly indicator: IndicatorView;
  readonly answer: FigureAnswer;
}

/** `indicator@period`, taken apart. */
export function partsOfFigure(figure: string): { id: string; period: string } {
  const [id = '', period = ''] = figure.split('@');
  return { id, period };
}

/** What a card breaks a figure down by: how it developed; of how things stand now, where. */
function breakdownOf({ kind, breakdowns }: IndicatorView): 'month' | 'town' | null {
  // A change month by month is a change of few to few: both numbers say more.
  if (kind === 'change') return null;
  return (['month', 'town'] as const).find((one) => breakdowns.includes(one)) ?? null;
}

/**
 * Asks for a figure as its card shows it: month by month where it has months, beside the year earlier.
 * @param forVisitors as visitors may know it, whoever is signed in on this screen
 * @throws Refused
 */
export async function askFigure(
  asker: Asker,
  figure: string,
  forVisitors: boolean,
  signal?: AbortSignal,
): Promise<CardFigure> {
  const { id, period } = partsOfFigure(figure);
  const { indicators } = await asker.get('/api/v1/indicators', indicatorsAnswer, signal);
  const indicator = indicators.find((one) => one.id === id);
  const query = new URLSearchParams({ period });
  const by = indicator ? breakdownOf(indicator) : null;
  if (by !== null) query.set('by', by);
  if (indicator && indicator.kind !== 'state') query.set('compare', 'yearEarlier');
  if (forVisitors) query.set('for', 'visitors');
  const path = `/api/v1/figures/${encodeURIComponent(id)}?${query}`;
  const answer = await asker.get(path, figureAnswer, signal);
  return { indicator: indicator ?? unlisted(answer), answer };
}

/** A figure that is answered and not listed: it is told by its answer alone. */
function unlisted(answer: FigureAnswer): IndicatorView {
  const { indicator: id, label, definition, formula, unit, kind } = answer;
  return {
    ...{ id, label, definition, formula, unit, kind, group: '', clock: null },
    ...{ periods: [], breakdowns: [], reference: null, versions: [], source: '' },
  };
}
