import type { AssetState, CaseState } from './case-state.ts';
import { entityOf, withEntity } from './entities.ts';
import { type Logged, type Outcome, refuse, unknown } from './outcome.ts';

export function findAsset(state: CaseState, event: Logged<'asset.found'>): Outcome {
  const { assetId, kind, name, owner, estimatedValue, registration, town, place } = event.body;
  if (entityOf(state.assets, assetId)) return refuse('S-21', 'assetId', assetId);
  if (owner !== undefined && !entityOf(state.parties, owner))
    return unknown('S-22', 'owner', owner);
  const asset: AssetState = {
    id: assetId,
    kind,
    name,
    owner: owner ?? null,
    registration: registration ?? null,
    town: town ?? null,
    place: place ?? null,
    value: estimatedValue ?? null,
    valueBasis: estimatedValue === undefined ? 'unknown' : 'estimated',
  };
  return { ...state, assets: withEntity(state.assets, assetId, asset) };
}

/** Σ deducted from each asset, fen, under whichever of its freezes; assets of which nothing was are not in it. */
export function deductedByAsset(seizures: CaseState['seizures']): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { assetId, deducted } of Object.values(seizures)) {
    if (deducted > 0) sums.set(assetId, (sums.get(assetId) ?? 0) + deducted);
  }
  return sums;
}

/**
 * What is left of an asset's best known value, fen: what was deducted has become money received and is
 * counted there. null: unknown, also of an account that was emptied, whatever may have come in since.
 */
export function valueLeft({ value }: AssetState, deducted: number): number | null {
  if (deducted === 0 || value === null) return value;
  return value > deducted ? value - deducted : null;
}

/** A better known value of an asset: a reference price, then the price it fetched. */
export function revalueAsset(
  state: CaseState,
  assetId: string,
  value: number,
  valueBasis: AssetState['valueBasis'],
): CaseState {
  const asset = entityOf(state.assets, assetId);
  if (asset === undefined) return state;
  return { ...state, assets: withEntity(state.assets, assetId, { ...asset, value, valueBasis }) };
}
