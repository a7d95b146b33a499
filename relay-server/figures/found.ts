import type { FigureAnswer, FigureBreakdown } from '../../wire/figures.ts';
import type { Indicator } from '../rules/indicators/definition.ts';
import type { Defined } from '../rules/indicators/versions.ts';
import type { Span } from './span.ts';
import type { Summary } from './sums.ts';

/** What a definition makes of one span. */
export interface Reckoned {
  readonly defined: Defined;
  readonly summary: Summary;
}

/** Everything that an answer is made of. */
export interface Found {
  readonly indicator: Indicator;
  readonly span: Span;
  readonly by: FigureBreakdown | null;
  readonly compare: boolean;
  readonly standing: { readonly courtToday: string; readonly asOf: number };
  /** The span has not begun. */
  readonly isFuture: boolean;
  /** null: it is in the future, or its definition changed within. */
  readonly now: Reckoned | null;
  readonly earlierDays: { readonly from: string; readonly to: string } | null;
  readonly earlier: Reckoned | null;
  /** Events of what is counted; null: not known. */
  readonly events: number | null;
  /** Months of the span that say something else now than when they were over. */
  readonly revisions: FigureAnswer['revisions'];
  readonly head: { readonly seq: number; readonly digest: string };
}
