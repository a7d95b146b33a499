import '../jitless.ts';
import * as z from 'zod/mini';
import { closingWays, courseSteps, towns } from '../codes.ts';

// What a draw of cases may say, of the scope `wall`. Units as in wire/views.ts.
const instant = z.int();
const fen = z.int();
const short = z.string().check(z.maxLength(80));

/** What of a case is left out where fewer than five of the cases drawn from are alike in it. */
export const drawTraits = z.enum(['type', 'cause', 'year', 'town']);
export type DrawTrait = z.infer<typeof drawTraits>;

/** Masked names of one side, in the order of joining; further ones are only said to be there. */
const side = z.strictObject({
  names: z.array(short).check(z.maxLength(3)),
  more: z.boolean(),
});

/**
 * One case from filing to payment as anybody may see it: no number, no name in clear, no exact day, no exact
 * amount. Amounts are rounded to two digits; days are court days since filing.
 */
export const courseView = z.strictObject({
  type: z.nullable(short),
  cause: z.nullable(short),
  /** Year of filing. */
  year: z.nullable(z.int()),
  town: z.nullable(towns.schema),
  /** Which of the four are left out. */
  withheld: z.array(drawTraits),
  applicants: side,
  executees: side,
  claim: fen,
  recovered: fen,
  way: z.nullable(closingWays.schema),
  /** Days from filing to closing; null: not closed. */
  days: z.nullable(z.int()),
  /** In order of their first day. */
  steps: z
    .array(
      z.strictObject({
        step: courseSteps.schema,
        /** Days since filing of the first and of the last time; before it below 0. */
        day: z.int(),
        lastDay: z.int(),
        /** At most 10, which stands for more. */
        times: z.int(),
        /** Of all times together; null: no money moved. */
        amount: z.nullable(fen),
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
