import { createHash } from 'node:crypto';
import type { Course } from '../../../wire/views.ts';
import type { LogStore } from '../../log/store.ts';
import { sayable } from '../../rules/draws/traits.ts';
import { caseRowsOf, traitsOf } from './case-rows.ts';
import { courseOf } from './course.ts';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
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
