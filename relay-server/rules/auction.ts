import { addMonths } from '../../wire/court-day.ts';
import { revalueAsset } from './assets.ts';
import { type AuctionLimits, auctionLimits } from './auction-limits.ts';
import type { CaseState, SeizureRecord } from './case-state.ts';
import { dayOf, daysFrom } from './days.ts';
import { disposable } from './disposal.ts';
import { disposalDue } from './disposal-due.ts';
import { type Breach, isBreach, type Logged, type Outcome, refuse } from './outcome.ts';
import { kindOf, withSeizure } from './seizure-machine.ts';
import { isMovable } from './seizure-terms.ts';
import { isClosedForGood } from './stage.ts';
import { termOn } from './terms.ts';

const HOUR_MS = 3_600_000;
type Announced = Logged<'auction.announced'>['body'];

export function announceAuction(state: CaseState, event: Logged<'auction.announced'>): Outcome {
  const { body } = event;
  if (isClosedForGood(state)) return refuse('C-3', '');
  const seizure = disposable(state, body.seizureId);
  if (isBreach(seizure)) return seizure;
  if (body.announcedOn > dayOf(event.occurredAt)) return refuse('D-27', 'announcedOn');
  const limits = termOn(auctionLimits, body.announcedOn);
  const wrong =
    wrongRound(state, seizure, body, limits) ??
    wrongTimes(body, limits, isMovable(kindOf(state, seizure)));
  if (wrong) return wrong;
  const { round, startPrice, opensAt, closesAt } = body;
  return withSeizure(state, {
    ...seizure,
    state: round,
    round: { round, startPrice, opensAt, closesAt },
  });
}

function wrongRound(
  state: CaseState,
  seizure: SeizureRecord,
  body: Announced,
  limits: AuctionLimits,
): Breach | null {
  switch (body.round) {
    case 'auction1':
      return seizure.state === 'priced'
        ? wrongFirst(seizure, body, limits)
        : refuse('D-5', 'seizureId', seizure.state);
    case 'auction2':
      return wrongSecond(state, seizure, body, limits);
    case 'sale':
      // Straight after pricing, with the parties' consent, a sale follows the first round's rules.
      if (seizure.state === 'priced') return wrongFirst(seizure, body, limits);
      if (lastFailed(seizure) !== 'auction2') return refuse('D-13', 'seizureId', seizure.state);
      return body.startPrice < (seizure.round?.startPrice ?? 0)
        ? refuse('D-14', 'startPrice')
        : null;
  }
}

function lastFailed(seizure: SeizureRecord): string | null {
  return seizure.state === 'failed' ? (seizure.failed.at(-1)?.round ?? null) : null;
}

function wrongFirst(seizure: SeizureRecord, body: Announced, limits: AuctionLimits): Breach | null {
  const validUntil = seizure.priceValidUntil ?? '';
  if (
    body.announcedOn > validUntil ||
    dayOf(body.opensAt) > addMonths(validUntil, limits.priceGraceMonths)
  ) {
    return refuse('D-6', 'announcedOn', validUntil);
  }
  const least = (seizure.referencePrice ?? 0) * limits.firstStartPercent;
  return body.startPrice * 100 < least ? refuse('D-7', 'startPrice') : null;
}

/** Days on which the disposal rested are not counted, here as in the alert that says when it is due. */
function wrongSecond(
  state: CaseState,
  seizure: SeizureRecord,
  body: Announced,
  limits: AuctionLimits,
): Breach | null {
  const failed = seizure.failed.at(-1);
  if (failed === undefined || lastFailed(seizure) !== 'auction1') {
    return refuse('D-10', 'seizureId', seizure.state);
  }
  const due = disposalDue(state, seizure, failed.on, limits.secondWithinDays);
  if (dayOf(body.opensAt) > due) {
    return refuse('D-11', 'opensAt', `${failed.on} 流拍，最晚 ${due}`);
  }
  const least = (seizure.round?.startPrice ?? 0) * limits.secondStartPercent;
  return body.startPrice * 100 < least ? refuse('D-12', 'startPrice') : null;
}

function wrongTimes(body: Announced, limits: AuctionLimits, movable: boolean): Breach | null {
  const notice = limits.notice[body.round][movable ? 0 : 1];
  if (daysFrom(body.announcedOn, dayOf(body.opensAt)) < notice) {
    return refuse('D-8', 'opensAt', `至少 ${notice} 日`);
  }
  return body.closesAt - body.opensAt < limits.bidHours * HOUR_MS
    ? refuse('D-9', 'closesAt')
    : null;
}

export function closeAuction(state: CaseState, event: Logged<'auction.closed'>): Outcome {
  const { seizureId, round, result } = event.body;
  const seizure = disposable(state, seizureId);
  if (isBreach(seizure)) return seizure;
  const running = seizure.round;
  if (seizure.state !== round || running === null) return refuse('D-15', 'round', seizure.state);
  // A sale may end with its first bid; a round that nobody bid in runs to its end.
  const earliest = round === 'sale' && result.kind === 'sold' ? running.opensAt : running.closesAt;
  if (event.occurredAt < earliest) return refuse('D-16', '');
  if (result.kind === 'failed') {
    const failed = [...seizure.failed, { round, on: dayOf(event.occurredAt) }];
    return withSeizure(state, { ...seizure, state: 'failed', failed });
  }
  if (result.price < running.startPrice) return refuse('D-17', 'result/price');
  const sold = withSeizure(state, { ...seizure, state: 'sold', soldPrice: result.price });
  return revalueAsset(sold, seizure.assetId, result.price, 'sold');
}
