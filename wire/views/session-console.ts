import '../jitless.ts';
import * as z from 'zod/mini';
import {
  attendeeCapacities,
  checkInWays,
  coerciveMeasures,
  sessionStates,
  summonsWays,
  warningOutcomes,
} from '../codes.ts';
import { showingView } from './session.ts';

// Views of warning sessions (执行警示活动) for whoever plans and conducts them. Units as in wire/views.ts; an instant
// of playback (`machineAt`) is the relay's machine's real time, UTC ms: a demo's clock runs faster.
const count = z.int();
const fen = z.int();
const instant = z.int();
const machineAt = z.int();
const ms = z.int();

/** id = session id: what the wall would show, on the console's preview alone; a rehearsal reaches no wall. */
export const rehearsalView = showingView;

/** How playback stands: of the session, or of its rehearsal. */
export const conductView = z.strictObject({
  /** Every command names the step that it was given at. */
  step: count,
  itemId: z.nullable(z.string()),
  startsAt: machineAt,
  offsetMs: ms,
  pausedAtMs: z.nullable(ms),
  /** By the operator. */
  paused: z.boolean(),
  held: z.boolean(),
  beganAt: machineAt,
  endedAt: z.nullable(machineAt),
});
export type ConductView = z.infer<typeof conductView>;

/** id = session id. */
export const sessionView = z.strictObject({
  title: z.string(),
  wallId: z.string(),
  plannedAt: instant,
  host: z.string(),
  legalPoints: z.array(z.string()),
  state: sessionStates.schema,
  /** Why it was cancelled. */
  reason: z.nullable(z.string()),
  /** Of the run-sheet; 0: there is none yet. */
  version: count,
  items: count,
  invited: count,
  served: count,
  /** 到场、达成和解、当场履行金额. */
  tally: z.strictObject({ arrived: count, settled: count, receivedFen: fen }),
  outcomes: z.strictObject({ paid: count, settled: count, refused: count }),
  conduct: z.nullable(conductView),
  rehearsal: z.nullable(conductView),
  /** What the operator should know, newest first: clips that failed or were withdrawn. */
  notes: z.array(
    z.strictObject({
      at: machineAt,
      itemId: z.string(),
      displayId: z.nullable(z.string()),
      text: z.string(),
    }),
  ),
});

/** id = `session id/invitee id`; who is on the list. Names masked. */
export const inviteeView = z.strictObject({
  sessionId: z.string(),
  inviteeId: z.string(),
  caseNumber: z.string(),
  partyId: z.string(),
  maskedName: z.string(),
  /** Who comes for a unit, as its summons says. */
  attendee: z.nullable(
    z.strictObject({ capacity: attendeeCapacities.schema, maskedName: z.string() }),
  ),
  /** A summons with a check-in code was made out. */
  summoned: z.boolean(),
  /** The newest service of it. */
  service: z.nullable(
    z.strictObject({ way: summonsWays.schema, servedAt: instant, proof: z.string() }),
  ),
  arrival: z.nullable(
    z.strictObject({
      at: instant,
      how: checkInWays.schema,
      identity: z.nullable(z.string()),
      by: z.string(),
    }),
  ),
  talks: count,
  outcome: z.nullable(
    z.strictObject({
      at: instant,
      outcome: warningOutcomes.schema,
      paidFen: fen,
      settlement: z.nullable(
        z.strictObject({ settlementId: z.string(), amount: fen, deadline: z.string() }),
      ),
      measure: z.nullable(coerciveMeasures.schema),
    }),
  ),
});

/** id = `session id/item id`; one item of the run-sheet. What a kind does not have is null. */
export const runItemView = z.strictObject({
  sessionId: z.string(),
  itemId: z.string(),
  kind: z.enum(['clip', 'law', 'talk', 'pause']),
  title: z.string(),
  /** null: until the operator goes on. */
  ms: z.nullable(ms),
  derivativeId: z.nullable(z.string()),
  text: z.nullable(z.string()),
  basis: z.nullable(z.string()),
  /** Its place in the list, from 0. */
  at: count,
  /** For the operator alone. */
  cue: z.nullable(z.string()),
  /** Its clip's clearance was withdrawn: it is passed over. */
  withdrawn: z.boolean(),
  /** Displays that could not show it. */
  failures: count,
});
