import '../jitless.ts';
import * as z from 'zod/mini';
import { closingWays, courseSteps, towns } from '../codes.ts';

// What a draw of cases may say, of the scope `wall`. Units as in wire/views.ts.
const instant = z.int();
const short = z.string().check(z.maxLength(80));

/** What of a case is left out where fewer than five of the cases drawn from are alike in it. */
export const drawTraits = z.enum(['type', 'cause', 'claim', 'way', 'year', 'town']);
export type DrawTrait = z.infer<typeof drawTraits>;

/** The parties of one side: of which kinds they are, each once, and whether there are several. */
const side = z.strictObject({
  kinds: z.array(z.enum(['person', 'company', 'organisation'])).check(z.maxLength(3)),
  several: z.boolean(),
});

/** More often is not said. */
export const SEVERAL_TIMES = 3;

/**
 * One case from filing to payment as anybody may see it: no number, no name, not even a masked one, no trade, no
 * day, no amount. Of the claim its band; of time which month it was: 0 the first 30 days since filing, and so on.
 */
export const courseView = z.strictObject({
  type: z.nullable(short),
  cause: z.nullable(short),
  /** Band of the amount claimed, as it is called. */
  claim: z.nullable(short),
  /** null: not closed, or left out. */
  way: z.nullable(closingWays.schema),
  /** Year of filing. */
  year: z.nullable(z.int()),
  town: z.nullable(towns.schema),
  /** Which of the six are left out. */
  withheld: z.array(drawTraits),
  applicants: side,
  executees: side,
  /** Of the claim. */
  recovered: z.enum(['none', 'part', 'all']),
  /** In which month it was closed; null: it is not. */
  month: z.nullable(z.int()),
  /** In the order in which they began. */
  steps: z
    .array(
      z.strictObject({
        step: courseSteps.schema,
        /** Of the first and of the last time; -1: before the filing. */
        month: z.int(),
        lastMonth: z.int(),
        /** At most SEVERAL_TIMES, which stands for more. */
        times: z.int(),
        /** Money moved. */
        money: z.boolean(),
      }),
    )
    .check(z.maxLength(24)),
});
export type Course = z.infer<typeof courseView>;

/** The figure that is drawn from: `indicator@period`, and the span of days that was counted. */
export const drawFigureView = z.strictObject({
  id: short,
  label: short,
  from: z.string(),
  to: z.string(),
});

/** id = draw id. A draw on a wall, from the list that was frozen to the courses of the cases. */
export const drawView = z.strictObject({
  wallId: z.string(),
  figure: drawFigureView,
  /** How many cases the frozen list has, and its SHA-256. */
  count: z.int(),
  digest: z.string(),
  /** Head of the log when it was frozen. */
  head: z.strictObject({ seq: z.int(), digest: z.string() }),
  openedAt: instant,
  /** The number that was called out; null: not yet. */
  number: z.nullable(z.int()),
  drawnAt: z.nullable(instant),
  /** In the order in which they were drawn. */
  cases: z.array(courseView),
});
