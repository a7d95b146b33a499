import './jitless.ts';
import * as z from 'zod/mini';
import {
  attendeeCapacities,
  checkInWays,
  coerciveMeasures,
  moveReasons,
  summonsWays,
} from './codes.ts';
import { conductView, inviteeView, runItemView, sessionView } from './views/session-console.ts';

/**
 * What the relay answers about warning sessions over HTTP (SPEC §H), read by the console and said by the
 * relay. What is sent to it: wire/session-requests.ts. Units as in wire/views.ts; `machineAt` instants are the
 * machine's real time.
 */
const instant = z.int();
const machineAt = z.int();
const fen = z.int();

export const sessionHead = z.strictObject({ sessionId: z.string(), ...sessionView.shape });
export type SessionHead = z.infer<typeof sessionHead>;
/** `GET /sessions`: newest first by the planned time. */
export const sessionList = z.strictObject({ sessions: z.array(sessionHead) });

const talk = z.strictObject({
  talkId: z.string(),
  inviteeId: z.string(),
  startedAt: instant,
  endedAt: instant,
  note: z.string(),
  by: z.string(),
});

/** `GET /sessions/:id`, and what every command answers with. */
export const sessionDetail = z.strictObject({
  ...sessionHead.shape,
  invitees: z.array(inviteeView),
  runSheet: z.array(runItemView),
  talks: z.array(talk),
});
export type SessionDetail = z.infer<typeof sessionDetail>;

/** Beside the members of a problem (409 `session_conflict`): how it stands now. */
export const sessionConflict = z.object({
  session: z.strictObject({
    sessionId: z.string(),
    state: sessionView.shape.state,
    version: z.int(),
    conduct: z.nullable(conductView),
    rehearsal: z.nullable(conductView),
  }),
});

/** `POST …/summons`: what is printed on a summons. The code is told here and never again. */
export const summonsPrint = z.strictObject({
  sessionId: z.string(),
  inviteeId: z.string(),
  court: z.string(),
  title: z.string(),
  caseNumber: z.string(),
  maskedName: z.string(),
  /** No natural person: somebody comes for it. */
  isUnit: z.boolean(),
  /** Who does, in clear as it was typed; null: to be filled in by hand. */
  attendee: z.nullable(z.strictObject({ capacity: attendeeCapacities.schema, name: z.string() })),
  plannedAt: instant,
  host: z.string(),
  legalPoints: z.array(z.string()),
  /** Four groups of four, as it is typed. */
  code: z.string(),
  /** What the QR code says. */
  qr: z.string(),
});
export type SummonsPrint = z.infer<typeof summonsPrint>;

/** `GET …/suggestions`: cases that fit a session, the most fitting first. */
export const suggestions = z.strictObject({
  suggestions: z.array(
    z.strictObject({
      caseNumber: z.string(),
      partyId: z.string(),
      maskedName: z.string(),
      cause: z.string(),
      town: z.string(),
      outstandingFen: fen,
      /** Each with what of the case's own record says so. */
      able: z.array(z.string()),
      refusing: z.array(z.string()),
      reachable: z.array(z.string()),
    }),
  ),
});
export type Suggestions = z.infer<typeof suggestions>;

const payment = z.strictObject({
  paymentId: z.string(),
  amount: fen,
  receivedOn: z.string(),
  settlementId: z.nullable(z.string()),
  /** Who told of it: the session's desk, the court's own system, or both (E-10). */
  told: z.enum(['session', 'court', 'both']),
});

/** `GET …/record`: all that is known of a session, to be printed and kept. */
export const sessionRecord = z.strictObject({
  court: z.string(),
  /** By the relay's clock. */
  madeAt: instant,
  /** Of the log when it was made. */
  head: z.strictObject({ seq: z.int(), digest: z.string() }),
  session: sessionHead,
  plannedBy: z.string(),
  /** Court day. */
  heldOn: z.nullable(z.string()),
  invitees: z.array(
    z.strictObject({
      ...inviteeView.shape,
      services: z.array(
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
      statement: z.nullable(z.string()),
      instalments: z.array(z.strictObject({ due: z.string(), amount: fen })),
      /** What the case's own record says of the settlement since. */
      settlementStatus: z.nullable(z.enum(['running', 'performed', 'breached'])),
      measureKind: z.nullable(coerciveMeasures.schema),
      /** Money that its record traces to this session. */
      payments: z.array(payment),
    }),
  ),
  runSheet: z.array(runItemView),
  /** What was put on, in order. */
  played: z.array(
    z.strictObject({
      itemId: z.string(),
      title: z.string(),
      from: machineAt,
      to: z.nullable(machineAt),
      why: z.union([moveReasons.schema, z.literal('began')]),
    }),
  ),
  /** Proof of play. */
  shown: z.array(
    z.strictObject({
      displayId: z.string(),
      itemId: z.string(),
      title: z.string(),
      digest: z.string(),
      fromMs: z.int(),
      toMs: z.int(),
      startedAt: machineAt,
      endedAt: machineAt,
    }),
  ),
  notes: sessionView.shape.notes,
  talks: z.array(talk),
  totals: z.strictObject({
    invited: z.int(),
    arrived: z.int(),
    paid: z.int(),
    settled: z.int(),
    refused: z.int(),
    receivedFen: fen,
    /** All money traced to the session up to now. */
    tracedFen: fen,
  }),
});
export type SessionRecord = z.infer<typeof sessionRecord>;
