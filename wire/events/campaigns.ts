import { z } from 'zod';
import { warningOutcomes } from '../codes.ts';
import { caseNumber, courtDay, fen, sourceId, text } from '../primitives.ts';

/** Special campaigns and warning sessions. */
export const campaignBodies = {
  'campaign.started': z.strictObject({
    campaignId: sourceId,
    title: text(60),
    startedOn: courtDay,
  }),
  'campaign.pooled': z.strictObject({ campaignId: sourceId }),
  'campaign.requeried': z.strictObject({ campaignId: sourceId, found: z.boolean() }),
  'campaign.cleared': z.strictObject({
    campaignId: sourceId,
    result: z.enum(['resumed', 'recovered', 'confirmedNoAsset']),
  }),
  'campaign.ended': z.strictObject({ campaignId: sourceId, endedOn: courtDay }),
  'warning.held': z.strictObject({
    sessionId: sourceId,
    title: text(60),
    heldOn: courtDay,
    cases: z.array(caseNumber).min(1).max(200),
  }),
  'warning.outcome': z.strictObject({
    sessionId: sourceId,
    partyId: sourceId,
    outcome: warningOutcomes.schema,
    /** Session proper, or type-case education by the judge outside a session. */
    setting: z.enum(['session', 'education']).optional(),
    amount: fen.optional(),
  }),
} as const;
