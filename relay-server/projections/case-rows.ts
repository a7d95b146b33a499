import { assetChanges } from './case/asset-rows.ts';
import type { CaseView } from './case/case-view.ts';
import { partyChanges } from './case/party-rows.ts';
import { pointChange } from './case/point-row.ts';
import { recordChanges } from './case/record-rows.ts';
import { changeOf, listChanges } from './row-diff.ts';
import type { RowChange } from './rows.ts';

export { CaseView } from './case/case-view.ts';

/**
 * Rows of a case that changed from one state to the next: its own (case, party, asset, seizure,
 * measure, payment) and those on the wall (point, expiry, alert). undefined: not filed. Everything is
 * as of the day that the state was advanced to. Parts that are the same object are not looked at.
 * Timeline and activity rows come from events (event-rows.ts).
 */
export function rowsOfCase(before: CaseView | undefined, after: CaseView | undefined): RowChange[] {
  const [old, now] = [before?.state, after?.state];
  const caseNumber = (now ?? old)?.caseNumber;
  if (old === now || caseNumber === undefined) return [];
  const changes: RowChange[] = [];
  const [oldRow, newRow] = [before?.caseRow ?? null, after?.caseRow ?? null];
  for (const change of [
    changeOf('case', caseNumber, caseNumber, oldRow, newRow),
    pointChange(old, now),
  ]) {
    if (change) changes.push(change);
  }
  partyChanges(old, now, changes);
  assetChanges(old, now, changes);
  recordChanges(old, now, changes);
  listChanges(before?.clockRows ?? [], after?.clockRows ?? [], changes);
  return changes;
}
