import type { CampaignState, CaseState } from './case-state.ts';
import { dayOf, laterDay } from './days.ts';
import { entityOf, withEntity } from './entities.ts';
import { type Logged, type Outcome, refuse, unknown } from './outcome.ts';

function withCampaign(state: CaseState, campaign: CampaignState): CaseState {
  return { ...state, campaigns: withEntity(state.campaigns, campaign.id, campaign) };
}

/** 终本清仓: the case is put into the pool, re-queried, and cleared. */
export function poolCase(state: CaseState, event: Logged<'campaign.pooled'>): Outcome {
  const { campaignId: id } = event.body;
  if (entityOf(state.campaigns, id)) return refuse('W-1', 'campaignId', id);
  if (state.stage !== 'terminated') return refuse('W-2', '', state.stage);
  return withCampaign(state, {
    id,
    pooledOn: dayOf(event.occurredAt),
    requeriedOn: null,
    found: null,
    cleared: null,
    clearedOn: null,
  });
}

export function requeryCase(state: CaseState, event: Logged<'campaign.requeried'>): Outcome {
  const { campaignId: id, found } = event.body;
  const campaign = entityOf(state.campaigns, id);
  if (campaign === undefined) return unknown('W-3', 'campaignId', id);
  if (campaign.cleared !== null) return refuse('W-4', 'campaignId', id);
  const requeriedOn = dayOf(event.occurredAt);
  const lastInquiryOn = laterDay(requeriedOn, state.lastInquiryOn ?? requeriedOn);
  return withCampaign({ ...state, lastInquiryOn }, { ...campaign, requeriedOn, found });
}

export function clearCase(state: CaseState, event: Logged<'campaign.cleared'>): Outcome {
  const { campaignId: id, result } = event.body;
  const campaign = entityOf(state.campaigns, id);
  if (campaign === undefined) return unknown('W-3', 'campaignId', id);
  if (campaign.cleared !== null) return refuse('W-4', 'campaignId', id);
  if (campaign.requeriedOn === null) return refuse('W-5', 'campaignId', id);
  return withCampaign(state, { ...campaign, cleared: result, clearedOn: dayOf(event.occurredAt) });
}

export function noteWarningOutcome(state: CaseState, event: Logged<'warning.outcome'>): Outcome {
  const { sessionId, partyId, outcome, amount } = event.body;
  if (!entityOf(state.parties, partyId)) return unknown('C-16', 'partyId', partyId);
  if (state.warnings.some((w) => w.sessionId === sessionId && w.partyId === partyId)) {
    return refuse('W-6', 'partyId', partyId);
  }
  const on = dayOf(event.occurredAt);
  const warning = { sessionId, partyId, outcome, on, amount: amount ?? null };
  return { ...state, warnings: [...state.warnings, warning] };
}
