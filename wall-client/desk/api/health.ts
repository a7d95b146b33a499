import * as z from 'zod/mini';

/** `GET /health`, as far as a desk page says it (SPEC H-8). */
export const health = z.object({
  status: z.enum(['ok', 'readOnly']),
  /** The relay's, UTC ms. */
  clock: z.int(),
  court: z.optional(z.object({ name: z.string(), demo: z.boolean() })),
});
export type Health = z.infer<typeof health>;
