import type { Selector } from './cells.ts';

/** How an indicator's value is reckoned from the sums of its cells. */
export type IndicatorKind =
  /** Σ numerator over the period. */
  | 'sum'
  /** Σ numerator ÷ Σ denominator × 100, percent, 2 decimals. */
  | 'ratio'
  /** Σ numerator ÷ Σ denominator, 2 decimals. */
  | 'average'
  /** (Σ this period − Σ same period a year earlier) ÷ Σ same period a year earlier × 100, percent. */
  | 'change'
  /** Σ of state cells: how things stand now. */
  | 'state';

/** `count` cases, `times` what was done (次), `sessions` (场), `persons` each time that one came (人次). */
export type Unit = 'count' | 'times' | 'sessions' | 'persons' | 'fen' | 'percent' | 'days';

/** Periods that run with the court's day; report periods come from configuration. */
export type RunningPeriod = 'centre' | 'year' | 'month' | 'now';

/**
 * One figure, as data. `definition` is what a person reads who opens the figure; it must say what is
 * counted, by which day, and what the denominator is.
 */
export interface Indicator {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
  /** The two halves in words; without a denominator the value is the numerator. */
  readonly formula: { readonly numerator: string; readonly denominator: string | null };
  /** Of what counts days: natural days, or net of those on which the statutory clock stood. */
  readonly clock?: 'natural' | 'netOfStops';
  readonly unit: Unit;
  readonly kind: IndicatorKind;
  readonly numerator: readonly Selector[];
  readonly denominator?: readonly Selector[];
  /** Whose sum says of how many cases a figure is that does not count by itself. */
  readonly countedBy?: Selector;
  readonly periods: readonly RunningPeriod[];
  /**
   * What it was before its wording or counting changed, the oldest first. A span across a change has no
   * value: two different things are not added up. What the log lets be counted anew for every day is none of it:
   * then one definition holds for all of them.
   */
  readonly earlier?: readonly EarlierDefinition[];
}

/** How an indicator was defined until a court day, which is not counted. */
export interface EarlierDefinition
  extends Pick<Indicator, 'definition' | 'formula' | 'numerator' | 'denominator'> {
  readonly until: string;
}
