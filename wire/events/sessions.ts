import { z } from 'zod';
import {
  attendeeCapacities,
  checkInWays,
  coerciveMeasures,
  moveReasons,
  seizureMeasures,
  summonsWays,
  warningOutcomes,
} from '../codes.ts';
import {
  caseNumber,
  caseType,
  courtDay,
  fen,
  instant,
  sha256,
  sourceId,
  streamId,
  text,
} from '../primitives.ts';

/** A session's name, fit to stand in an address. */
export const sessionId = streamId;
/** A wall's, a display's, an invitee's, an item's name: likewise. */
const name = streamId;
const person = text(40);
/** The machine's real time, UTC ms: playback runs by it (a demo's clock runs faster). */
const machineAt = instant;
/** Of the conduct's counter after the event: 1, 2, 3 … without a gap. */
const step = z.int().min(1);
/** Present: of the rehearsal, which only the console sees. */
const rehearsal = z.literal(true).optional();

export const RUN_SHEET_ITEMS = 200;

/** Longest that an item may stand before the next comes by itself. */
const seconds = z.int().min(1).max(7_200);

const item = { itemId: name, cue: text(200).optional() };
/**
 * One item of the run-sheet. A clip's words and digest are those that were cleared; `seconds` null: until
 * the operator goes on. `cue` is for the operator alone.
 */
export const runSheetItem = z.discriminatedUnion('kind', [
  z.strictObject({
    ...item,
    kind: z.literal('clip'),
    derivativeId: sourceId,
    /** Of the cleared bytes. */
    digest: sha256,
    ms: z.int().min(1).max(86_400_000),
    title: text(60),
    caseType: z.optional(caseType),
    measure: z.union([seizureMeasures.schema, coerciveMeasures.schema]).optional(),
    legalBasis: text(120).optional(),
    maskedParty: text(40).optional(),
  }),
  z.strictObject({
    ...item,
    kind: z.literal('law'),
    title: text(60),
    text: text(1_000),
    basis: text(120),
    seconds: seconds.nullable(),
  }),
  z.strictObject({
    ...item,
    kind: z.enum(['talk', 'pause']),
    title: text(60),
    seconds: seconds.nullable(),
  }),
]);
export type RunSheetItem = z.infer<typeof runSheetItem>;

/** Who comes for a unit that is summoned. */
export const sessionAttendee = z.strictObject({
  capacity: attendeeCapacities.schema,
  name: text(40),
});

/** What was settled: the sum, its last day, and the parts, if any. */
export const settlementTerms = z.strictObject({
  settlementId: sourceId,
  amount: fen,
  deadline: courtDay,
  instalments: z
    .array(z.strictObject({ due: courtDay, amount: fen }))
    .max(120)
    .optional(),
});

const plan = {
  title: text(60),
  wallId: name,
  /** By the relay's clock. */
  plannedAt: instant,
  host: person,
  legalPoints: z.array(text(200)).max(20),
};

/** Warning sessions held on the wall: plan, roster, conduct and ledger. The relay's own, refused from any source. */
export const sessionBodies = {
  'session.planned': z.strictObject({ sessionId, ...plan, by: person }),
  /** Members that are absent stay as they are. */
  'session.changed': z.strictObject({
    sessionId,
    title: plan.title.optional(),
    wallId: plan.wallId.optional(),
    plannedAt: plan.plannedAt.optional(),
    host: plan.host.optional(),
    legalPoints: plan.legalPoints.optional(),
    by: person,
  }),
  'session.cancelled': z.strictObject({ sessionId, reason: text(200), by: person }),

  'session.invited': z.strictObject({
    sessionId,
    inviteeId: name,
    caseNumber,
    partyId: sourceId,
    /** As a wall may say it, when the invitation was made. */
    maskedName: text(60),
    by: person,
  }),
  'session.uninvited': z.strictObject({
    sessionId,
    inviteeId: name,
    reason: text(200),
    by: person,
  }),
  /** A summons was made out; its code is in nobody's hands but the invitee's, and replaces the one before. */
  'session.summons-issued': z.strictObject({
    sessionId,
    inviteeId: name,
    checkInDigest: sha256,
    /** Of a unit: who is to come for it. In clear here alone. */
    attendee: sessionAttendee.optional(),
    by: person,
  }),
  'session.summons-served': z.strictObject({
    sessionId,
    inviteeId: name,
    way: summonsWays.schema,
    servedAt: instant,
    /** Number of the receipt, or where the proof is. */
    proof: text(200),
    by: person,
  }),
  'session.arrived': z.strictObject({
    sessionId,
    inviteeId: name,
    how: checkInWays.schema,
    /** How identity was checked, at the desk. */
    identity: text(60).optional(),
    by: person,
  }),
  'session.arrival-undone': z.strictObject({
    sessionId,
    inviteeId: name,
    reason: text(200),
    by: person,
  }),

  /** The whole list anew; `version` is that of the list before, plus one. */
  'session.run-sheet': z.strictObject({
    sessionId,
    version: z.int().min(1),
    items: z.array(runSheetItem).max(RUN_SHEET_ITEMS),
    by: person,
  }),
  /** The clearance of these clips is withdrawn: they are not shown (any more). */
  'session.items-withdrawn': z.strictObject({
    sessionId,
    itemIds: z.array(name).min(1).max(RUN_SHEET_ITEMS),
    reason: text(200),
    at: machineAt,
  }),

  'session.began': z.strictObject({
    sessionId,
    rehearsal,
    step,
    itemId: name,
    startsAt: machineAt,
    by: person,
  }),
  /** `itemId` null: the list is at its end. `by` null: the relay itself. */
  'session.moved': z.strictObject({
    sessionId,
    rehearsal,
    step,
    itemId: name.nullable(),
    why: moveReasons.schema,
    startsAt: machineAt,
    by: person.nullable(),
  }),
  'session.paused': z.strictObject({
    sessionId,
    rehearsal,
    step,
    at: machineAt,
    by: person.nullable(),
  }),
  'session.resumed': z.strictObject({
    sessionId,
    rehearsal,
    step,
    startsAt: machineAt,
    by: person,
  }),
  /** 休屏: the wall shows nothing, playback stands. */
  'session.held': z.strictObject({ sessionId, rehearsal, step, at: machineAt, by: person }),
  'session.unheld': z.strictObject({
    sessionId,
    rehearsal,
    step,
    startsAt: machineAt,
    by: person,
  }),
  'session.ended': z.strictObject({ sessionId, rehearsal, step, at: machineAt, by: person }),
  /** What a display could not show. */
  'session.item-failed': z.strictObject({
    sessionId,
    itemId: name,
    displayId: name,
    why: text(200),
    at: machineAt,
  }),
  /** Proof of play: a display showed these bytes from–to (ms of the clip). */
  'session.shown': z
    .strictObject({
      sessionId,
      displayId: name,
      itemId: name,
      digest: sha256,
      fromMs: z.int().min(0),
      toMs: z.int().min(1),
      startedAt: machineAt,
      endedAt: machineAt,
    })
    .refine(({ fromMs, toMs }) => fromMs < toMs, { path: ['toMs'] })
    .refine(({ startedAt, endedAt }) => startedAt <= endedAt, { path: ['endedAt'] }),

  /** 谈话笔录. Instants by the relay's clock. */
  'session.talk': z
    .strictObject({
      sessionId,
      talkId: sourceId,
      inviteeId: name,
      startedAt: instant,
      endedAt: instant,
      note: text(4_000),
      by: person,
    })
    .refine(({ startedAt, endedAt }) => startedAt <= endedAt, { path: ['endedAt'] }),
  /** What came of it. The same commit tells it to the case: outcome, settlement, payment, measure. */
  'session.outcome': z.strictObject({
    sessionId,
    inviteeId: name,
    outcome: warningOutcomes.schema,
    /** Received on the spot, and under which name the case has it. */
    paid: z.strictObject({ paymentId: sourceId, amount: fen }).optional(),
    settlement: settlementTerms.optional(),
    measure: z.strictObject({ measureId: sourceId, kind: coerciveMeasures.schema }).optional(),
    statement: text(1_000).optional(),
    by: person,
  }),
  'session.outcome-undone': z.strictObject({
    sessionId,
    inviteeId: name,
    reason: text(200),
    by: person,
  }),
} as const;
