import { createHash } from 'node:crypto';
import type { Course } from '../../../wire/views.ts';
import type { LogStore } from '../../log/store.ts';
import { sayable } from '../../rules/draws/traits.ts';
import { caseRowsOf, traitsOf } from './case-rows.ts';
import { courseOf } from './course.ts';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * The salt of one list, of the log's first digest: nobody chooses it, it is the same after a restart or a restore,
 * and it is sent to nobody. Told of one list, it opens no other.
 * @throws StorageUnavailable
 */
export async function saltOf(
  list: readonly string[],
  store: Pick<LogStore, 'digestAt'>,
): Promise<string> {
  return sha256(['draw', (await store.digestAt(1)) ?? '', ...list].join('\n'));
}

export interface MaskedCase {
  readonly caseNumber: string;
  readonly course: Course;
}

/**
 * The masked courses of drawn cases, measured against all that were drawn from. A case of which the log has no
 * rows is left out.
 * @throws StorageUnavailable; ZodError for damaged rows
 */
export async function maskedCases(
  drawn: readonly string[],
  list: readonly string[],
  store: Pick<LogStore, 'rows'>,
): Promise<MaskedCase[]> {
  const traits = await traitsOf(list, store);
  const all = [...traits.values()];
  const masked: MaskedCase[] = [];
  for (const caseNumber of drawn) {
    const rows = await caseRowsOf(caseNumber, store);
    const own = traits.get(caseNumber);
    if (rows && own) masked.push({ caseNumber, course: courseOf(rows, sayable(own, all)) });
  }
  return masked;
}
