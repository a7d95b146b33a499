import { z } from 'zod';

/** `before` of a page: where the page before it ended, as `at~id`. */
export const pagePlace = z
  .string()
  .regex(/^\d{12,15}~[A-Za-z0-9][A-Za-z0-9._:@-]{0,79}$/)
  .transform((before) => {
    const [at = '', id = ''] = before.split('~');
    return { at: Number(at), id };
  });

/** How many a page may have. */
export const pageLimit = z.coerce.number().int().min(1).max(100).default(50);

/**
 * A page of what was found when one more than its limit was asked for.
 * @returns `next`: the `before` of the next page, or null
 */
export function pageOf<T extends { readonly id: string }>(
  found: readonly T[],
  limit: number,
  atOf: (item: T) => number,
): { readonly items: readonly T[]; readonly next: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last && found.length > limit ? `${atOf(last)}~${last.id}` : null };
}
