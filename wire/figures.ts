import './jitless.ts';
import * as z from 'zod/mini';
import { figureUnits } from './codes.ts';

/**
 * Answers of `GET /api/v1/indicators` and `GET /api/v1/figures/:id` (SPEC H-90 to H-93). Units: money fen,
 * percentages on the 0–100 scale (signed for changes), instants UTC ms, days court days.
 */
const day = z.string();
const instant = z.int();

/** How a value is reckoned: Σ, Σ ÷ Σ × 100, Σ ÷ Σ, change on a year earlier in percent, how things stand now. */
export const figureKinds = z.enum(['sum', 'ratio', 'average', 'change', 'state']);

/** What a figure can be broken down by: town, month of the day it counts on, case type, cause, amount band. */
export const figureBreakdowns = z.enum(['town', 'month', 'type', 'cause', 'band']);
export type FigureBreakdown = z.infer<typeof figureBreakdowns>;

/** Periods that run with the court's day. Beside them: ids of the court's report periods. */
export const runningPeriods = z.enum(['centre', 'year', 'month', 'now']);

/** Why there is no value. */
export const whyNoFigure = z.enum([
  /** There is nothing to divide by. */
  'division_by_zero',
  /** The period has not begun. */
  'future',
  /** Nothing counts in the period: a sum of 0 is a value, this is for what needs something to count. */
  'empty',
  /** Fewer than five, or five would follow from the rest: not shown outside the bureau. */
  'suppressed',
  /** The definition changed within the period: two different things are not added up. */
  'definition_changed',
]);
export type WhyNoFigure = z.infer<typeof whyNoFigure>;

/** Where a figure ought to lie, and who says so. An end that is null is open. */
const interval = {
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
  source: z.string(),
};

const formula = z.strictObject({ numerator: z.string(), denominator: z.nullable(z.string()) });

export const indicatorView = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** Heading under which the page of indicators lists it. */
  group: z.string(),
  definition: z.string(),
  formula,
  unit: figureUnits.schema,
  kind: figureKinds,
  /** Of what counts days: natural days, or net of the days on which the clock stood. */
  clock: z.nullable(z.enum(['natural', 'netOfStops'])),
  /** Ids of running and report periods for which the wall has a figure `id@period`. */
  periods: z.array(z.string()),
  breakdowns: z.array(figureBreakdowns),
  reference: z.nullable(z.strictObject(interval)),
  /** From which court day which wording holds, the oldest first. One entry: it never changed. */
  versions: z.array(z.strictObject({ from: day, text: z.string() })),
  /** Where the definition comes from. */
  source: z.string(),
});
export type IndicatorView = z.infer<typeof indicatorView>;

export const indicatorsAnswer = z.strictObject({
  courtName: z.string(),
  /** The data are made up. */
  demo: z.boolean(),
  indicators: z.array(indicatorView),
});

const numbers = {
  value: z.nullable(z.number()),
  /** Of a ratio or mean its two halves, else null. Of a change: the difference, and the earlier number. */
  numerator: z.nullable(z.number()),
  denominator: z.nullable(z.number()),
};

export const figureGroup = z.strictObject({
  /** Town code, `YYYY-MM`, case type, cause or id of an amount band; `none` for what has no such thing. */
  key: z.string(),
  label: z.string(),
  ...numbers,
  /** true: withheld, and every number null. */
  suppressed: z.boolean(),
});
export type FigureGroup = z.infer<typeof figureGroup>;

export const figureAnswer = z.strictObject({
  indicator: z.string(),
  label: z.string(),
  definition: z.string(),
  formula,
  unit: figureUnits.schema,
  kind: figureKinds,
  period: z.strictObject({
    /** Id of a running or report period; null: a span that was asked for. */
    id: z.nullable(z.string()),
    from: day,
    to: day,
    /** The period has no end of its own: `to` is the log's court day. */
    toDate: z.boolean(),
    label: z.string(),
  }),
  ...numbers,
  whyNone: z.nullable(whyNoFigure),
  /** The same period a year earlier; null: not asked for (a change has it always). */
  previous: z.nullable(
    z.strictObject({ from: day, to: day, ...numbers, whyNone: z.nullable(whyNoFigure) }),
  ),
  /** Against `previous`, in the figure's own unit and in percent; null without both values. */
  change: z.nullable(z.strictObject({ difference: z.number(), percent: z.nullable(z.number()) })),
  /** Of a change: what was counted in this period, and in the same a year earlier. */
  both: z.nullable(z.strictObject({ now: z.number(), earlier: z.number() })),
  reference: z.nullable(
    z.strictObject({
      ...interval,
      /** null: there is no value to compare. */
      standing: z.nullable(z.enum(['within', 'below', 'above'])),
    }),
  ),
  /** Contributors counted (cases, petitions …); null where it is withheld. */
  records: z.nullable(z.int()),
  /** Events in the log of these contributors; null where it is withheld. */
  events: z.nullable(z.int()),
  /** The data's as-of. */
  asOf: instant,
  /** Head of the log that this was reckoned at, and the chain's digest there (64 hex digits). */
  seq: z.int(),
  head: z.string(),
  /** null: no breakdown was asked for. */
  by: z.nullable(figureBreakdowns),
  groups: z.array(figureGroup),
  /** Chinese; what was withheld and why. */
  suppressedNote: z.nullable(z.string()),
  /** Months of the period that say something else now than when they ended. */
  revisions: z.array(
    z.strictObject({
      /** `YYYY-MM`. */
      month: z.string(),
      /** null: visitors are not told what it was; both null: nor what it is. */
      first: z.nullable(z.number()),
      now: z.nullable(z.number()),
      /** Seq and as-of of the event by which it last changed. */
      since: z.strictObject({ seq: z.int(), asOf: instant }),
    }),
  ),
  /** Chinese; what else there is to know of this answer. */
  notes: z.array(z.string()),
});
export type FigureAnswer = z.infer<typeof figureAnswer>;
