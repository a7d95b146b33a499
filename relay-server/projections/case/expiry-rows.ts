import type { CaseState, SeizureRecord } from '../../rules/case-state.ts';
import { entityOf } from '../../rules/entities.ts';
import { livesOnSeizures } from '../../rules/stage.ts';
import type { Row, RowData } from '../rows.ts';
import { row } from '../rows.ts';
import { isExpiring, shownValue } from './asset-status.ts';
import { redacted } from './redaction.ts';

/**
 * Seizures in force that expire within the window. A case closed by 终本 and a preservation case keep
 * their seizures and need the warning as much as an open one; others closed for good do not.
 */
export function expiryRows(state: CaseState): Row[] {
  if (!livesOnSeizures(state)) return [];
  return Object.values(state.seizures)
    .filter((seizure) => isExpiring(seizure, state.advancedTo))
    .map((seizure) =>
      row(
        'expiry',
        `${state.caseNumber}/${seizure.id}`,
        state.caseNumber,
        expiryRow(seizure, state),
      ),
    );
}

function expiryRow(seizure: SeizureRecord, state: CaseState): RowData<'expiry'> {
  const asset = entityOf(state.assets, seizure.assetId);
  return {
    caseNumber: state.caseNumber,
    asset: asset ? redacted(asset.name, state) : seizure.assetId,
    kind: asset?.kind ?? 'other',
    measure: seizure.measure,
    until: seizure.until ?? '',
    value: asset ? shownValue(asset, state.seizures, seizure) : null,
  };
}
