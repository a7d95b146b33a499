import { z } from 'zod';
import { clearanceBodies, proposalShape } from '../../../wire/events/clearance.ts';
import { sourceId, text } from '../../../wire/primitives.ts';

const proposalId = z.uuid().toLowerCase();
const { checks, derivativeId, digest } = clearanceBodies['clearance.reviewed'].shape;
const { audiences: withdrawable } = clearanceBodies['clearance.withdrawn'].shape;
const reason = text(200).refine((words) => words.trim() !== '', { error: '请填写事由' });
/** What exactly is decided on: another proposal, or other bytes, are not meant by it. */
const decided = { proposalId, derivativeId, digest };

export const proposalRequest = z.strictObject({
  /** The sender's own name for it: sent again with the same content it is the same proposal. */
  proposalId: proposalId.optional(),
  clipId: sourceId,
  ...proposalShape,
});
export const reviewRequest = z.strictObject({ ...decided, checks, note: text(200).optional() });
export const clearRequest = z.strictObject({ ...decided, audiences: proposalShape.audiences });
export const refusalRequest = z.strictObject({ proposalId, reason });
export const withdrawalRequest = z.strictObject({ audiences: withdrawable, reason });

export type ProposalRequest = z.infer<typeof proposalRequest>;
export type ReviewRequest = z.infer<typeof reviewRequest>;
export type ClearRequest = z.infer<typeof clearRequest>;
export type RefusalRequest = z.infer<typeof refusalRequest>;
export type WithdrawalRequest = z.infer<typeof withdrawalRequest>;
