import {
  type FigureAnswer,
  type FigureBreakdown,
  figureAnswer,
  type IndicatorView,
  indicatorsAnswer,
} from '../../../wire/figures.ts';
import type { Asker } from '../../desk/api/ask.ts';

/** A figure with what its card shows of it. */
export interface CardFigure {
  readonly indicator: IndicatorView;
  readonly answer: FigureAnswer;
  /** The same figure by place or kind, over the days that may be told so; null: it is not taken apart. */
  readonly parts: FigureAnswer | null;
}

/** `indicator@period`, taken apart. */
export function partsOfFigure(figure: string): { id: string; period: string } {
  const [id = '', period = ''] = figure.split('@');
  return { id, period };
}

type Question = Readonly<{ period: string; by: FigureBreakdown }>;

/** Visitors are told months over long periods alone (SPEC H-98). */
const MONTHS_FOR_VISITORS: readonly string[] = ['centre', 'year'];

/** How a figure developed; of how things stand now, where. */
function developmentOf(
  { kind, breakdowns }: IndicatorView,
  period: string,
  forVisitors: boolean,
): FigureBreakdown | null {
  // A change month by month is a change of few to few: both numbers say more.
  if (kind === 'change') return null;
  if (kind === 'state') return breakdowns.includes('town') ? 'town' : null;
  if (!breakdowns.includes('month')) return null;
  return forVisitors && !MONTHS_FOR_VISITORS.includes(period) ? null : 'month';
}

/**
 * Of what a figure is made: where; of how things stand now, of which kind. Visitors are told so over this year alone
 * (SPEC H-98), whatever the card's own period.
 */
export function partsQuestion(
  { kind, breakdowns, periods }: IndicatorView,
  period: string,
  forVisitors: boolean,
): Question | null {
  if (kind === 'change') return null;
  const by = kind === 'state' ? 'type' : 'town';
  if (!breakdowns.includes(by)) return null;
  if (!forVisitors || kind === 'state') return { period, by };
  return periods.includes('year') ? { period: 'year', by } : null;
}

/**
 * Asks for a figure as its card shows it: month by month where it has months, beside the year earlier, and its parts.
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
  const ask = (of: { period: string; by: FigureBreakdown | null }, compare: boolean) => {
    const query = new URLSearchParams({ period: of.period });
    if (of.by !== null) query.set('by', of.by);
    if (compare) query.set('compare', 'yearEarlier');
    if (forVisitors) query.set('for', 'visitors');
    return asker.get(`/api/v1/figures/${encodeURIComponent(id)}?${query}`, figureAnswer, signal);
  };
  const by = indicator ? developmentOf(indicator, period, forVisitors) : null;
  const taken = indicator ? partsQuestion(indicator, period, forVisitors) : null;
  const [answer, parts] = await Promise.all([
    ask({ period, by }, indicator !== undefined && indicator.kind !== 'state'),
    taken && ask(taken, false),
  ]);
  return { indicator: indicator ?? unlisted(answer), answer, parts };
}

/** A figure that is answered and not listed: it is told by its answer alone. */
function unlisted(answer: FigureAnswer): IndicatorView {
  const { indicator: id, label, definition, formula, unit, kind } = answer;
  return {
    ...{ id, label, definition, formula, unit, kind, group: '', clock: null },
    ...{ periods: [], breakdowns: [], reference: null, versions: [], source: '' },
  };
}
