import { entityOf } from '../../rules/entities.ts';
import { outstandingOf } from '../../rules/money.ts';
import { isClosed } from '../../rules/stage.ts';
import { assetStatuses, deductedOf, isExpiring } from '../case/asset-status.ts';
import { isWorkedType } from '../case/worked.ts';
import type { FactFamily } from './fact.ts';

/** Cases on the desks now. */
export const openFacts: FactFamily = {
  parts: ['stage', 'type', 'town', 'claimAmount', 'recoveredAmount', 'waivedAmount'],
  add(state, add) {
    if (isClosed(state) || !isWorkedType(state)) return;
    add(1, 'open', state.type, state.stage, state.town);
    add(outstandingOf(state), 'openAmount', state.type, state.town);
  },
};

/**
 * Assets by kind and coarse state; one whose seizure is only planned is in no group. Value that was
 * deducted counts as 已变现 wherever its asset counts: no fen is held and turned into money at once.
 */
export const assetFacts: FactFamily = {
  parts: ['assets', 'seizures'],
  turns: ({ seizures }, from, to) =>
    Object.values(seizures).some((each) => isExpiring(each, from) !== isExpiring(each, to)),
  add(state, add) {
    const deductions = deductedOf(state.seizures);
    for (const [assetId, { group }] of assetStatuses(state)) {
      const asset = entityOf(state.assets, assetId);
      if (!asset || group === null) continue;
      add(1, 'assets', asset.kind, group);
      const deducted = deductions.get(assetId) ?? 0;
      add(Math.max(0, (asset.value ?? 0) - deducted), 'assetValue', asset.kind, group);
      add(deducted, 'assetValue', asset.kind, 'sold');
    }
  },
};
