/** SHA-256 of a text as UTF-8, 64 hex digits. */
export type Sha256 = (text: string) => string;

/** Fewer cases than this are not drawn from: who is in so short a list could be guessed. */
export const LEAST_LISTED = 5;

/** What a figure counts as a list to draw from: each case once, in the order of its code units. */
export function listOf(contributors: Iterable<string>): string[] {
  return [...new Set(contributors)].sort();
}

/**
 * The list's digest: of its lines, so that one case more, less or other is another digest.
 * @param salt known to who has the log alone: case numbers run on, and whoever guesses a list could else try it
 */
export function listDigest(list: readonly string[], salt: string, sha256: Sha256): string {
  return sha256([salt, ...list].join('\n'));
}

/** Whether it is a list as `listOf` makes it. */
export function isList(list: readonly string[]): boolean {
  return list.every((one, at) => at === 0 || (list[at - 1] ?? '') < one);
}

/**
 * Cases drawn by a number: each is ranked by SHA-256 of digest, salt, number and case, the lowest first. Whoever
 * has the log finds the same; before the number is known nobody can tell whom it leads to, and without the log
 * nobody ever can.
 * @param list as `listOf` makes it
 * @returns `many` of the list, or all of a shorter one
 */
export function drawnBy(
  list: readonly string[],
  { digest, salt, number, many }: { digest: string; salt: string; number: number; many: number },
  sha256: Sha256,
): string[] {
  return list
    .map((one) => ({ one, rank: sha256(`${digest}\n${salt}\n${number}\n${one}`) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, many)
    .map(({ one }) => one);
}
