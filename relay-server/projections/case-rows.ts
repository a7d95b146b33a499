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
  const single = [
    changeOf('case', caseNumber, caseNumber, before?.caseRow ?? null, after?.caseRow ?? null),
    pointChange(old, now),
  ];
  return [
    ...single.filter((change) => change !== null),
    ...partyChanges(old, now),
    ...assetChanges(old, now),
    ...recordChanges(old, now),
    ...listChanges(before?.clockRows ?? [], after?.clockRows ?? []),
  ];
}
