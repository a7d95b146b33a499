import type { SeizureState } from '../../wire/codes.ts';
import type { SeizureRecord } from './case-state.ts';

/**
 * States in which the seizure holds the asset and its term runs. The term runs on while the asset is
 * valued and auctioned: a seizure that is not renewed lapses in the middle of its own auction.
 * From the sale on the ruling of sale carries the asset, and there is nothing left to lapse.
 */
const inForce: ReadonlySet<SeizureState> = new Set<SeizureState>([
  'effective',
  'valuing',
  'priced',
  'auction1',
  'auction2',
  'sale',
  'failed',
]);

/** States that nothing follows. */
const ended: ReadonlySet<SeizureState> = new Set<SeizureState>(['released', 'lapsed', 'deducted']);

const afterSale: ReadonlySet<SeizureState> = new Set<SeizureState>([
  'sold',
  'debt_in_kind',
  'title_ruling',
  'handed_over',
  'proceeds',
  'distributed',
]);

export function isInForce(seizure: Pick<SeizureRecord, 'state'>): boolean {
  return inForce.has(seizure.state);
}
export function isEnded(seizure: Pick<SeizureRecord, 'state'>): boolean {
  return ended.has(seizure.state);
}
export function isAfterSale(seizure: Pick<SeizureRecord, 'state'>): boolean {
  return afterSale.has(seizure.state);
}
/**
 * Not served: it has had no effect, and nobody outside the bureau may learn of it (embargo), also when
 * it has been given up.
 */
export function isPlanned(seizure: Pick<SeizureRecord, 'servedAt'>): boolean {
  return seizure.servedAt === null;
}
