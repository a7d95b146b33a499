import type { AssetState, CaseState, SeizureRecord } from '../../rules/case-state.ts';
import { isPlanned } from '../../rules/seizure-states.ts';
import { perObject } from '../per-object.ts';
import { entityChanges } from '../row-diff.ts';
import type { RowChange, RowData } from '../rows.ts';
import { assetStatuses, shownValue } from './asset-status.ts';
import { redacted } from './redaction.ts';

/** Assets and their seizures. Which seizure speaks for an asset does not depend on the day's window. */
export function assetChanges(
  before: CaseState | undefined,
  after: CaseState | undefined,
  into: RowChange[],
): void {
  const same =
    before?.assets === after?.assets &&
    before?.seizures === after?.seizures &&
    before?.parties === after?.parties;
  if (same) return;
  const caseNumber = (after ?? before)?.caseNumber ?? '';
  const rowsOf = (state: CaseState | undefined) => {
    if (!state) return () => null;
    const statuses = assetStatuses(state);
    const taken = takenAssets(state.seizures);
    return (asset: AssetState) =>
      assetRow(asset, state, statuses.get(asset.id)?.seizure, !taken.has(asset.id));
  };
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const rowOf = (asset: AssetState, side: 'before' | 'after') =>
    side === 'before' ? old(asset) : now(asset);
  entityChanges('asset', caseNumber, before?.assets, after?.assets, rowOf, into, {
    contextual: true,
  });
  entityChanges('seizure', caseNumber, before?.seizures, after?.seizures, seizureRow, into);
}

/** Assets of which some seizure has been served. */
const takenAssets = perObject((seizures: CaseState['seizures']): ReadonlySet<string> => {
  const taken = new Set<string>();
  for (const seizure of Object.values(seizures)) {
    if (!isPlanned(seizure)) taken.add(seizure.assetId);
  }
  return taken;
});

function assetRow(
  asset: AssetState,
  state: CaseState,
  seizure: SeizureRecord | undefined,
  planned: boolean,
): RowData<'asset'> {
  const value = shownValue(asset, state.seizures, seizure);
  return {
    kind: asset.kind,
    name: redacted(asset.name, state),
    owner: asset.owner,
    registration: asset.registration,
    value,
    valueBasis: value === null ? 'unknown' : asset.valueBasis,
    state: seizure?.state ?? 'found',
    planned,
  };
}

function seizureRow(seizure: SeizureRecord): RowData<'seizure'> {
  return {
    assetId: seizure.assetId,
    measure: seizure.measure,
    state: seizure.state,
    suspended: seizure.suspended,
    rank: seizure.rank,
    from: seizure.from,
    until: seizure.until,
    renewals: seizure.renewals,
    instrument: seizure.instrument,
    preservation: seizure.preservation,
    startPrice: seizure.round?.startPrice ?? null,
    referencePrice: seizure.referencePrice,
    soldPrice: seizure.soldPrice,
    evidence: seizure.evidence,
    planned: isPlanned(seizure),
  };
}
