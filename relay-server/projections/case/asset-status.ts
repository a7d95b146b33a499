import type { SeizureState } from '../../../wire/codes.ts';
import type { assetStatusGroups } from '../../../wire/views.ts';
import { thresholds } from '../../rules/alert-thresholds.ts';
import { deductedByAsset, valueLeft } from '../../rules/assets.ts';
import type { AssetState, CaseState, SeizureRecord } from '../../rules/case-state.ts';
import { plusDays } from '../../rules/days.ts';
import { isInForce, isPlanned } from '../../rules/seizure-states.ts';
import { termOn } from '../../rules/terms.ts';
import { perObject } from '../per-object.ts';

export type AssetGroup = (typeof assetStatusGroups)[number];

/** Coarse state of a seizure; null while it is only planned: it has no effect and no place in a sum. */
const GROUPS: Readonly<Record<SeizureState, Exclude<AssetGroup, 'expiring'> | null>> = {
  drafted: null,
  ruled: null,
  served: null,
  effective: 'effective',
  queued: 'queued',
  valuing: 'disposing',
  priced: 'disposing',
  auction1: 'disposing',
  auction2: 'disposing',
  sale: 'disposing',
  failed: 'disposing',
  sold: 'sold',
  debt_in_kind: 'sold',
  title_ruling: 'sold',
  handed_over: 'sold',
  proceeds: 'sold',
  distributed: 'sold',
  deducted: 'sold',
  released: 'released',
  lapsed: 'lapsed',
};

/**
 * Of several seizures of one asset the first of these speaks for it. 已扣划 comes after what is in force:
 * an account that was emptied and frozen again is held, whatever has been taken out of it.
 */
const PRECEDENCE: readonly (AssetGroup | 'deducted')[] = [
  'sold',
  'disposing',
  'expiring',
  'effective',
  'deducted',
  'queued',
  'lapsed',
  'released',
];

/** Whether a seizure in force expires within the window; on its last day it still does. */
export function isExpiring(seizure: SeizureRecord, today: string): boolean {
  return (
    isInForce(seizure) &&
    seizure.until !== null &&
    seizure.until >= today &&
    expiryWindowOpens(seizure.until) <= today
  );
}

/** The court day on which a seizure enters the window: that of its first alert, which wakes the case. */
function expiryWindowOpens(until: string): string {
  const [widest] = termOn(thresholds.seizureExpiring, until);
  return widest ? plusDays(until, -widest.days) : until;
}

export function groupOf(seizure: SeizureRecord, today: string): AssetGroup | null {
  const group = isPlanned(seizure) ? null : GROUPS[seizure.state];
  return group === 'effective' && isExpiring(seizure, today) ? 'expiring' : group;
}

export interface AssetStatus {
  readonly seizure: SeizureRecord;
  readonly group: AssetGroup | null;
}

/** For each asset that was ever to be seized: the seizure that speaks for it, and its coarse state. */
export const assetStatuses = perObject(
  ({ seizures, advancedTo }: CaseState): ReadonlyMap<string, AssetStatus> => {
    const statuses = new Map<string, AssetStatus>();
    for (const seizure of Object.values(seizures)) {
      const next = { seizure, group: groupOf(seizure, advancedTo) };
      const held = statuses.get(seizure.assetId);
      if (!held || rank(next) < rank(held)) statuses.set(seizure.assetId, next);
    }
    return statuses;
  },
);

function rank({ group, seizure }: AssetStatus): number {
  if (group === null) return PRECEDENCE.length;
  return PRECEDENCE.indexOf(seizure.state === 'deducted' ? 'deducted' : group);
}

/** Σ deducted by asset, fen, as `deductedByAsset` tells it. */
export const deductedOf = perObject(deductedByAsset);

/**
 * The value under which an asset is shown: what is left of it where part was deducted or an emptied
 * account is frozen again; what it fetched once it has become money.
 */
export function shownValue(
  asset: AssetState,
  seizures: CaseState['seizures'],
  speaking: SeizureRecord | undefined,
): number | null {
  if (speaking !== undefined && GROUPS[speaking.state] === 'sold') return asset.value;
  return valueLeft(asset, deductedOf(seizures).get(asset.id) ?? 0);
}
