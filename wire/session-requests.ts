import { z } from 'zod';
import { coerciveMeasures, summonsWays, warningOutcomes } from './codes.ts';
import { RUN_SHEET_ITEMS, sessionAttendee, sessionId } from './events/sessions.ts';
import { caseNumber, courtDay, fen, instant, sourceId, streamId, text } from './primitives.ts';

/**
 * What is sent to the relay about warning sessions (SPEC §H). Every change names itself by `commandId`, a
 * UUID: the same one again changes nothing and answers the same.
 */
const commandId = z.uuid().toLowerCase();
const command = { commandId };
const reason = text(200);
const inviteeId = streamId;

const plan = {
  title: text(60),
  wallId: streamId,
  plannedAt: instant,
  host: text(40),
  legalPoints: z.array(text(200)).max(20),
};

export const planRequest = z.strictObject({
  ...command,
  /** Absent: the relay takes one. */
  sessionId: sessionId.optional(),
  ...plan,
  legalPoints: plan.legalPoints.default([]),
});
export const changeRequest = z.strictObject({
  ...command,
  title: plan.title.optional(),
  wallId: plan.wallId.optional(),
  plannedAt: plan.plannedAt.optional(),
  host: plan.host.optional(),
  legalPoints: plan.legalPoints.optional(),
});
export const cancelRequest = z.strictObject({ ...command, reason });

export const inviteRequest = z.strictObject({
  ...command,
  invitees: z
    .array(z.strictObject({ caseNumber, partyId: sourceId }))
    .min(1)
    .max(50),
});
export const reasonedRequest = z.strictObject({ ...command, reason });
export const summonsRequest = z.strictObject({ ...command, attendee: sessionAttendee.optional() });
export const serviceRequest = z.strictObject({
  ...command,
  way: summonsWays.schema,
  servedAt: instant,
  proof: text(200),
});
/** By the code of a summons, or at the desk with how identity was checked. */
export const arrivalRequest = z.union([
  z.strictObject({ ...command, code: z.string().max(200) }),
  z.strictObject({ ...command, inviteeId, identity: text(60) }),
]);
export const undoRequest = z.strictObject({ ...command, inviteeId, reason });

const seconds = z.int().min(1).max(7_200).nullable();
const item = { itemId: streamId, cue: text(200).optional() };
export const runSheetRequest = z.strictObject({
  ...command,
  /** Of the list that was changed; 0: there was none. */
  baseVersion: z.int().min(0),
  items: z
    .array(
      z.union([
        z.strictObject({ ...item, kind: z.literal('clip'), derivativeId: sourceId }),
        z.strictObject({
          ...item,
          kind: z.literal('law'),
          title: text(60),
          text: text(1_000),
          basis: text(120),
          seconds,
        }),
        z.strictObject({ ...item, kind: z.enum(['talk', 'pause']), title: text(60), seconds }),
      ]),
    )
    .max(RUN_SHEET_ITEMS),
});

export const conductRequest = z.strictObject({
  ...command,
  do: z.enum(['start', 'next', 'back', 'jump', 'pause', 'resume', 'hold', 'unhold', 'end']),
  itemId: streamId.optional(),
  /** The step that the operator saw; 0 before the beginning. */
  step: z.int().min(0),
  /** On the console's preview alone. */
  rehearsal: z.boolean().default(false),
});

export const talkRequest = z.strictObject({
  ...command,
  inviteeId,
  startedAt: instant,
  endedAt: instant,
  note: text(4_000),
});

export const outcomeRequest = z.strictObject({
  ...command,
  inviteeId,
  outcome: warningOutcomes.schema,
  /** Received on the spot, fen. */
  paidFen: fen.min(1).optional(),
  settlement: z
    .strictObject({
      amount: fen.min(1),
      deadline: courtDay,
      instalments: z
        .array(z.strictObject({ due: courtDay, amount: fen }))
        .max(120)
        .optional(),
    })
    .optional(),
  measure: z
    .strictObject({
      kind: coerciveMeasures.schema,
      ground: text(200),
      approver: text(40),
      instrument: text(60),
      from: courtDay.optional(),
      until: courtDay.optional(),
      amount: fen.optional(),
      hours: z.number().positive().max(24).optional(),
    })
    .optional(),
  statement: text(1_000).optional(),
});

export type PlanRequest = z.infer<typeof planRequest>;
export type ChangeRequest = z.infer<typeof changeRequest>;
export type CancelRequest = z.infer<typeof cancelRequest>;
export type InviteRequest = z.infer<typeof inviteRequest>;
export type ReasonedRequest = z.infer<typeof reasonedRequest>;
export type SummonsRequest = z.infer<typeof summonsRequest>;
export type ServiceRequest = z.infer<typeof serviceRequest>;
export type ArrivalRequest = z.infer<typeof arrivalRequest>;
export type UndoRequest = z.infer<typeof undoRequest>;
export type RunSheetRequest = z.infer<typeof runSheetRequest>;
export type ConductRequest = z.infer<typeof conductRequest>;
export type TalkRequest = z.infer<typeof talkRequest>;
export type OutcomeRequest = z.infer<typeof outcomeRequest>;
