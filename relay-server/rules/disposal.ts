import { addMonths } from '../../wire/court-day.ts';
import { revalueAsset } from './assets.ts';
import { auctionLimits } from './auction-limits.ts';
import type { CaseState, SeizureRecord } from './case-state.ts';
import { dayOf } from './days.ts';
import { entityOf } from './entities.ts';
import { type Breach, isBreach, type Logged, type Outcome, refuse, unknown } from './outcome.ts';
import { seizureOf, withSeizure } from './seizure-machine.ts';
import { isClosedForGood } from './stage.ts';
import { termOn } from './terms.ts';

/** The seizure, if it has not been extinguished. */
export function standing(state: CaseState, id: string): SeizureRecord | Breach {
  const seizure = seizureOf(state, id);
  if (isBreach(seizure)) return seizure;
  const gone = seizure.state === 'lapsed' || seizure.state === 'released';
  return gone ? refuse('D-28', 'seizureId', seizure.lapsedOn ?? seizure.state) : seizure;
}

/** The seizure, if its asset may be disposed of now: not extinguished, not suspended. */
export function disposable(state: CaseState, id: string): SeizureRecord | Breach {
  const seizure = standing(state, id);
  if (isBreach(seizure)) return seizure;
  return seizure.suspended ? refuse('D-1', 'seizureId') : seizure;
}

/** From effective; again from priced or failed, when a price ran out or nobody bid. */
export function startAppraisal(state: CaseState, event: Logged<'appraisal.started'>): Outcome {
  if (isClosedForGood(state)) return refuse('C-3', '');
  const seizure = disposable(state, event.body.seizureId);
  if (isBreach(seizure)) return seizure;
  if (seizure.state !== 'effective' && seizure.state !== 'priced' && seizure.state !== 'failed') {
    return refuse('D-2', 'seizureId', seizure.state);
  }
  return withSeizure(state, {
    ...seizure,
    state: 'valuing',
    appraisalStartedOn: dayOf(event.occurredAt),
    appraisalMethod: event.body.method,
  });
}

export function setPrice(state: CaseState, event: Logged<'appraisal.priced'>): Outcome {
  const { seizureId, referencePrice, validUntil } = event.body;
  const seizure = disposable(state, seizureId);
  if (isBreach(seizure)) return seizure;
  if (seizure.state !== 'valuing') return refuse('D-3', 'seizureId', seizure.state);
  const pricedOn = dayOf(event.occurredAt);
  const last = addMonths(pricedOn, termOn(auctionLimits, pricedOn).priceMonths);
  if (validUntil < pricedOn || validUntil > last)
    return refuse('D-4', 'validUntil', `最晚 ${last}`);
  const priced = withSeizure(state, {
    ...seizure,
    state: 'priced',
    referencePrice,
    priceValidUntil: validUntil,
    pricedOn,
    // A new price begins a new series of rounds.
    round: null,
    failed: [],
  });
  return revalueAsset(priced, seizure.assetId, referencePrice, 'referencePrice');
}

export function takeInKind(state: CaseState, event: Logged<'asset.taken-in-kind'>): Outcome {
  const { seizureId, price, creditor } = event.body;
  const seizure = disposable(state, seizureId);
  if (isBreach(seizure)) return seizure;
  if (seizure.state !== 'failed') return refuse('D-18', 'seizureId', seizure.state);
  const party = entityOf(state.parties, creditor);
  if (party === undefined) return unknown('C-16', 'creditor', creditor);
  if (party.role !== 'applicant') return refuse('D-20', 'creditor', creditor);
  if (price < (seizure.round?.startPrice ?? 0)) return refuse('D-19', 'price');
  const taken = withSeizure(state, { ...seizure, state: 'debt_in_kind', soldPrice: price });
  return revalueAsset(taken, seizure.assetId, price, 'sold');
}

export function ruleTitle(state: CaseState, event: Logged<'title.ruled'>): Outcome {
  const seizure = disposable(state, event.body.seizureId);
  if (isBreach(seizure)) return seizure;
  if (seizure.state !== 'sold' && seizure.state !== 'debt_in_kind') {
    return refuse('D-21', 'seizureId', seizure.state);
  }
  return withSeizure(state, { ...seizure, state: 'title_ruling' });
}

/** Proceeds that came before the hand-over (the usual way) make the state 款到账 at once. */
export function handOver(state: CaseState, event: Logged<'asset.handed-over'>): Outcome {
  const seizure = disposable(state, event.body.seizureId);
  if (isBreach(seizure)) return seizure;
  if (seizure.state !== 'title_ruling') return refuse('D-22', 'seizureId', seizure.state);
  const next = seizure.proceeds > 0 ? 'proceeds' : 'handed_over';
  return withSeizure(state, { ...seizure, state: next });
}
