import { z } from 'zod';
import { closingWays, courseSteps } from '../codes.ts';
import { caseNumber, courtDay, sha256, text, wallId } from '../primitives.ts';
import { courseView } from '../views/draws.ts';

/** Most cases that one list may have. */
export const MOST_LISTED = 30_000;
/** Most cases of one draw. */
export const MOST_DRAWN = 5;
/** The number that somebody calls out. */
export const drawNumber = z.int().min(1).max(999_999);

export const drawId = z.uuid();
/** Who: an account's name. */
const by = text(40);

/** `indicator@period`. */
export const drawFigure = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]{0,39}@[A-Za-z0-9][A-Za-z0-9._-]{0,38}$/, {
    error: '应为“指标@期间”',
  });

/** How courses were told before they were told more coarsely: logs keep them, no screen shows them (SPEC V-53). */
const earlierCourse = z.strictObject({
  type: z.string().nullable(),
  cause: z.string().nullable(),
  year: z.int().nullable(),
  town: z.string().nullable(),
  withheld: z.array(z.string()),
  applicants: z.strictObject({ names: z.array(z.string()), more: z.boolean() }),
  executees: z.strictObject({ names: z.array(z.string()), more: z.boolean() }),
  claim: z.int(),
  recovered: z.int(),
  way: z.nullable(closingWays.schema),
  days: z.int().nullable(),
  steps: z.array(
    z.strictObject({
      step: courseSteps.schema,
      day: z.int(),
      lastDay: z.int(),
      times: z.int(),
      amount: z.int().nullable(),
    }),
  ),
});
export type EarlierCourse = z.infer<typeof earlierCourse>;

/** Drawing cases at random from those that a figure counts. All are the relay's own, refused from any source. */
export const drawBodies = {
  /** The list is fixed before anybody names a number: each case once, in order, and its SHA-256. */
  'draw.opened': z.strictObject({
    drawId,
    wallId,
    figure: z.strictObject({ id: drawFigure, label: text(80), from: courtDay, to: courtDay }),
    contributors: z.array(caseNumber).max(MOST_LISTED),
    digest: sha256,
    head: z.strictObject({ seq: z.int().min(0), digest: sha256 }),
    by,
  }),
  /** The number, and what it led to, as it was shown. */
  'draw.drawn': z.strictObject({
    drawId,
    number: drawNumber,
    drawn: z
      .array(z.strictObject({ caseNumber, course: z.union([courseView, earlierCourse]) }))
      .min(1)
      .max(MOST_DRAWN),
    by,
  }),
  'draw.closed': z.strictObject({ drawId, by }),
} as const;
