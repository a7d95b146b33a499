import './jitless.ts';
import * as z from 'zod/mini';
import { courseView } from './views/draws.ts';

/** Answer of `GET /api/v1/examples/:figure` (SPEC H-97): one masked case of those that a figure counts, a day. */
export const exampleAnswer = z.strictObject({
  /** `indicator@period`. */
  figure: z.string(),
  label: z.string(),
  /** The court day, and the number made of it: `241127`. */
  day: z.string(),
  number: z.int(),
  /** How many cases it was drawn from, counted until the day before, and the list's SHA-256; null with the course. */
  count: z.nullable(z.int()),
  digest: z.nullable(z.string()),
  /** null: there are fewer than five to draw from. */
  course: z.nullable(courseView),
});
export type ExampleAnswer = z.infer<typeof exampleAnswer>;
