import type { FigureBreakdown } from '../../../wire/figures.ts';
import { CELLS, type Selector } from './cells.ts';
import type { Indicator } from './definition.ts';

/**
 * What an indicator can be broken down by: figures of cases by town, type, cause and band, what counts on days
 * by month; how things stand by what its cells tell apart. By type only where more than one type counts.
 */
export function breakdownsOf(indicator: Indicator): FigureBreakdown[] {
  const selectors = [...indicator.numerator, ...(indicator.denominator ?? [])];
  const types = selectors.every(isOfOneType) ? [] : (['type'] as const);
  if (selectors.some(({ cell }) => !CELLS[cell].dated)) {
    const isTold = (dim: 'town' | 'type') =>
      selectors.every(({ cell }) => (CELLS[cell].dims as readonly string[]).includes(dim));
    return [...(['town'] as const), ...types].filter(isTold);
  }
  const isOfCases = selectors.every(({ cell }) => CELLS[cell].by === 'case');
  return isOfCases ? ['town', 'month', ...types, 'cause', 'band'] : ['month'];
}

/** Whether cases can be drawn from it: it counts cases on days. */
export function isDrawable(indicator: Indicator): boolean {
  return indicator.numerator.every(({ cell }) => CELLS[cell].by === 'case' && CELLS[cell].dated);
}

function isOfOneType({ where }: Selector): boolean {
  return where?.type?.length === 1;
}
