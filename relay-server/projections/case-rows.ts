import type { CaseState } from '../rules/case-state.ts';
import { alertRows } from './case/alert-rows.ts';
import { assetChanges } from './case/asset-rows.ts';
import { caseChange } from './case/case-row.ts';
import { expiryRows } from './case/expiry-rows.ts';
import { partyChanges } from './case/party-rows.ts';
import { pointChange } from './case/point-row.ts';
import { recordChanges } from './case/record-rows.ts';
import { listChanges } from './row-diff.ts';
import type { Row, RowChange } from './rows.ts';

/**
 * Rows of a case that changed from one state to the next: its own (case, party, asset, seizure,
 * measure, payment) and those on the wall (point, expiry, alert). undefined: not filed. Everything is
 * as of the day that the state was advanced to. Parts that are the same object are not looked at.
 * Timeline and activity rows come from events (event-rows.ts).
 */
export function rowsOfCase(
  before: CaseState | undefined,
  after: CaseState | undefined,
): RowChange[] {
  if (before === after) return [];
  const single = [caseChange(before, after), pointChange(before, after)];
  return [
    ...single.filter((change) => change !== null),
    ...partyChanges(before, after),
    ...assetChanges(before, after),
    ...recordChanges(before, after),
    ...listChanges(clockRows(before), clockRows(after)),
  ];
}

/** Rows that hang on the day as well as on the state: what expires and what is due. */
function clockRows(state: CaseState | undefined): readonly Row[] {
  if (!state) return [];
  const known = cache.get(state);
  if (known) return known;
  const rows = [...expiryRows(state), ...alertRows(state)];
  cache.set(state, rows);
  return rows;
}

const cache = new WeakMap<CaseState, readonly Row[]>();
