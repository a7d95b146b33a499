import { z } from 'zod';
import type { LogStore } from '../../log/store.ts';
import { type RowData, rowSchemas } from '../../projections/rows.ts';
import type { Traits } from '../../rules/draws/traits.ts';
import { amountBandOf } from '../../rules/indicators/amount-bands.ts';
import { secretsOf } from '../../video/clearance/case-secrets.ts';
import type { CaseRows } from './course.ts';

type RowReader = Pick<LogStore, 'rows'>;

/**
 * One case's rows.
 * @returns undefined: the log has no such case (any more)
 * @throws StorageUnavailable; ZodError for damaged rows
 */
export async function caseRowsOf(
  caseNumber: string,
  store: RowReader,
): Promise<CaseRows | undefined> {
  let of: RowData<'case'> | undefined;
  const parties: RowData<'party'>[] = [];
  const timeline: RowData<'timeline'>[] = [];
  const query = { topics: ['case', 'party', 'timeline'], caseNumber, liveOnly: true };
  for await (const rows of store.rows(query)) {
    for (const { topic, data } of rows) {
      if (topic === 'case') of = rowSchemas.case.parse(data);
      else if (topic === 'party') parties.push(rowSchemas.party.parse(data));
      else timeline.push(rowSchemas.timeline.parse(data));
    }
  }
  if (!of) return undefined;
  return { of, parties, timeline, secrets: await secretsOf([caseNumber], store) };
}

const { type, cause, claimAmount, closingWay, filedOn, town } = rowSchemas.case.shape;
/** Of a case's row only what is compared is read. */
const traitFields = z.object({ type, cause, claimAmount, closingWay, filedOn, town });

/**
 * What the cases of a list could be told by, read in one go through all cases.
 * @throws StorageUnavailable; ZodError for damaged rows
 */
export async function traitsOf(
  list: readonly string[],
  store: RowReader,
): Promise<Map<string, Traits>> {
  const listed = new Set(list);
  const found = new Map<string, Traits>();
  for await (const rows of store.rows({ topics: ['case'], liveOnly: true })) {
    for (const { caseNumber, data } of rows) {
      if (caseNumber === null || !listed.has(caseNumber)) continue;
      found.set(caseNumber, traitsIn(traitFields.parse(data)));
    }
  }
  return found;
}

function traitsIn({
  type,
  cause,
  claimAmount,
  closingWay,
  filedOn,
  town,
}: z.infer<typeof traitFields>): Traits {
  const claim = amountBandOf(claimAmount);
  return { type, cause, claim, way: closingWay ?? 'open', year: filedOn.slice(0, 4), town };
}
