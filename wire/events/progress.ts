import { z } from 'zod';
import { coerciveMeasures, partyRoles, towns } from '../codes.ts';
import { courtDay, fen, instant, place, sourceId, text } from '../primitives.ts';

const person = text(40);
const instrument = text(60); // 文书号 instrument number

/** Coercion, objections and petitions, field work, and what parties are told. */
export const progressBodies = {
  'measure.imposed': z.strictObject({
    measureId: sourceId,
    kind: coerciveMeasures.schema,
    partyId: sourceId,
    ground: text(200),
    approver: person,
    approvedAt: instant,
    instrument,
    servedAt: instant.optional(),
    from: courtDay.optional(),
    until: courtDay.optional(),
    amount: fen.optional(),
    hours: z.number().positive().max(24).optional(),
  }),
  'measure.released': z.strictObject({ measureId: sourceId, on: courtDay, reason: text(200) }),
  'measure.reviewed': z.strictObject({
    measureId: sourceId,
    on: courtDay,
    result: z.enum(['upheld', 'changed', 'revoked']),
  }),

  'objection.filed': z.strictObject({
    objectionId: sourceId,
    filedOn: courtDay,
    by: partyRoles.schema,
    ground: text(200),
  }),
  'objection.decided': z.strictObject({
    objectionId: sourceId,
    decidedOn: courtDay,
    result: z.enum(['upheld', 'dismissed', 'withdrawn']),
  }),
  'petition.received': z.strictObject({
    petitionId: sourceId,
    receivedOn: courtDay,
    channel: z.enum(['letter', 'visit', 'online', 'hotline']),
  }),
  'petition.entered': z.strictObject({ petitionId: sourceId, enteredOn: courtDay }),
  'petition.done': z.strictObject({ petitionId: sourceId, doneOn: courtDay }),

  'visit.made': z.strictObject({
    visitId: sourceId,
    purpose: text(60),
    fruitless: z.boolean(),
    town: towns.schema,
    place: place.optional(),
    officers: z.int().min(1).max(200).optional(),
  }),
  'tip.received': z.strictObject({
    tipId: sourceId,
    receivedOn: courtDay,
    urgent: z.boolean().optional(),
    summary: text(200),
  }),
  'tip.verified': z.strictObject({ tipId: sourceId, verifiedOn: courtDay, found: z.boolean() }),
  /** 留言: a party wrote to the court about the case. What it says stays where it came in. */
  'message.received': z.strictObject({
    messageId: sourceId,
    receivedOn: courtDay,
    by: partyRoles.schema,
  }),
  'message.answered': z.strictObject({ messageId: sourceId, answeredOn: courtDay }),
  'progress-code.pushed': z.strictObject({ persons: z.int().min(1).max(10_000) }),
  'question.answered': z.strictObject({
    persons: z.int().min(1).max(10_000),
    channel: z.enum(['code', 'hotline', 'desk', 'online']),
  }),
} as const;
