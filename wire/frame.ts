import './jitless.ts';
import * as z from 'zod/mini';

/**
 * The replica protocol's messages. Rules are numbered in wire/SPEC.md §F.
 * `zod/mini`: what pages load is small.
 */

/** Changes when a view's shape changes: part of the epoch, so that no replica mixes two shapes. */
export const VIEWS_VERSION = 13;

/** A scope is what one replica holds: the wall as a whole, or one case. */
export const scope = z.union([
  z.literal('wall'),
  z.templateLiteral(['case:', z.string().check(z.minLength(1), z.maxLength(60))]),
]);
export type Scope = z.infer<typeof scope>;

/** One changed row as it travels. `gone` is a tombstone: its audience may no longer see it. */
export const wireRow = z.object({
  topic: z.string().check(z.minLength(1), z.maxLength(32)),
  id: z.string().check(z.minLength(1), z.maxLength(160)),
  seq: z.int().check(z.minimum(0)),
  gone: z.optional(z.literal(true)),
  /** The view itself; parsed by the topic's schema in wire/views.ts. */
  view: z.optional(z.unknown()),
});
export type WireRow = z.infer<typeof wireRow>;

/** First 16 hex digits of the hash chain's digest at a seq. */
const mark = z.string().check(z.regex(/^[0-9a-f]{16}$/));
export const MARK_DIGITS = 16;

/**
 * Rows changed in (from, to]. `reset` says that the answer is everything there is: the store is
 * emptied first. An answer in several parts numbers them from 0; each but the last says `more`, and
 * only the last moves the replica to `to`.
 */
export const frame = z.object({
  epoch: z.string().check(z.minLength(1), z.maxLength(80)),
  scope,
  from: z.int().check(z.minimum(0)),
  to: z.int().check(z.minimum(0)),
  reset: z.optional(z.literal(true)),
  part: z.optional(z.int().check(z.minimum(0))),
  more: z.optional(z.literal(true)),
  /** Names the log up to `to` (F-18). */
  mark: z.optional(mark),
  rows: z.array(wireRow),
});
export type Frame = z.infer<typeof frame>;

/** Client → relay, answered by frames: "what changed since seq, for this scope?" */
export const follow = z.strictObject({
  scope,
  /** Absent: nothing is held, everything is wanted. */
  epoch: z.optional(z.string().check(z.maxLength(80))),
  seq: z.int().check(z.minimum(0)),
  /** The mark of the frame that brought the replica to `seq`. */
  mark: z.optional(mark),
});
export type Follow = z.infer<typeof follow>;

export const unfollow = z.strictObject({ scope });

/**
 * Client → relay with acknowledgement, to estimate clock offsets. Answer: the relay's clock, which in the
 * demo runs faster than time does, and its machine's, by which media play; both UTC ms.
 */
export const ping = z.strictObject({ sentAt: z.number() });
export const pong = z.object({
  serverAt: z.int(),
  machineAt: z.int(),
  head: z.int().check(z.minimum(0)),
});
export type Pong = z.infer<typeof pong>;

export const searchRequest = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(60)),
});
export const searchHit = z.object({
  caseNumber: z.string(),
  cause: z.string(),
  town: z.string(),
  stage: z.string(),
  /** Masked names. */
  parties: z.array(z.string()),
  claimAmount: z.int(),
});
export const searchAnswer = z.object({ hits: z.array(searchHit), more: z.boolean() });
export type SearchHit = z.infer<typeof searchHit>;
export type SearchAnswer = z.infer<typeof searchAnswer>;

/** One display of a wall of columns × rows: its cell, from 1; `bezel` in design units. */
export const placed = z.object({
  paired: z.literal(true),
  /** Nobody paired it: the relay takes pages of its own machine for a display (the demo). */
  byItself: z.optional(z.literal(true)),
  name: z.string(),
  wallId: z.string(),
  wallTitle: z.string(),
  column: z.int().check(z.minimum(1)),
  row: z.int().check(z.minimum(1)),
  columns: z.int().check(z.minimum(1)),
  rows: z.int().check(z.minimum(1)),
  bezel: z.number().check(z.minimum(0)),
});
export type Placed = z.infer<typeof placed>;

/** A display that nobody has let in yet. No code: it has no key yet and shall ask for one (H-60). */
export const unpaired = z.object({
  paired: z.literal(false),
  code: z.nullable(z.string()),
  /** UTC ms of the machine's clock; another code comes then. */
  expiresAt: z.nullable(z.int()),
});
export type Unpaired = z.infer<typeof unpaired>;

/**
 * Relay → client on connect, and again when its audience changes: who the relay takes this display
 * for. Nothing is followed after a welcome until the client asks.
 */
export const welcome = z.object({
  protocol: z.literal(1),
  epoch: z.string().check(z.minLength(1), z.maxLength(80)),
  audience: z.string(),
  roomMode: z.enum(['bureau', 'session', 'delegates', 'closed']),
  head: z.int().check(z.minimum(0)),
  serverAt: z.int(),
  /** Names the build of the pages that the relay serves now. */
  build: z.optional(z.string()),
  /** Which display this is; absent for what is none. */
  display: z.optional(z.discriminatedUnion('paired', [placed, unpaired])),
});
export type Welcome = z.infer<typeof welcome>;

const name = z.string().check(z.minLength(1), z.maxLength(80));
const place = z.int().check(z.minimum(0), z.maximum(86_400_000));
const machineAt = z.int().check(z.minimum(946_684_800_000), z.maximum(4_102_444_800_000));
const played = { sessionId: name, itemId: name, derivativeId: name };

/**
 * Client → relay with acknowledgement: proof of play. What was really on the screen of a cleared clip, from–to
 * in ms of the clip, started–ended by the machine's clock (F-70).
 */
export const shown = z.strictObject({
  ...played,
  /** SHA-256 of the cleared bytes, as the row named it. */
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  fromMs: place,
  toMs: place,
  startedAt: machineAt,
  endedAt: machineAt,
});
export type Shown = z.infer<typeof shown>;

/** Client → relay with acknowledgement: a clip that this display cannot show (F-71). */
export const failed = z.strictObject({
  ...played,
  /** `unavailable`: not served; `undecodable`: no picture comes of it; `late`: it does not come in time. */
  why: z.enum(['unavailable', 'undecodable', 'late']),
  at: machineAt,
});
export type Failed = z.infer<typeof failed>;

/** What a display says of its playback when it reports of itself. */
export const playState = z.strictObject({
  /** The item that it shows; null: none. */
  itemId: z.nullable(name),
  /** How far its picture is ahead of the timeline (below 0: behind), ms; null: it shows no moving picture. */
  skewMs: z.nullable(z.number()),
  /** Places jumped to since the item began, beyond the one of its start. */
  seeks: z.int().check(z.minimum(0)),
  /** The browser lets it be heard. */
  sound: z.boolean(),
});
export type PlayState = z.infer<typeof playState>;

/** How far a page trusts what it shows. */
export const linkStates = ['live', 'stale', 'lost'] as const;

/** Client → relay every 2 s: what a display shows right now (F-72). */
export const report = z.strictObject({
  scene: z.string().check(z.maxLength(40)),
  caseNumber: z.nullable(z.string().check(z.maxLength(60))),
  streamId: z.nullable(z.string().check(z.maxLength(40))),
  /** Complete and painted up to here. */
  seq: z.int().check(z.minimum(0)),
  link: z.enum(linkStates),
  /** Of the newest ping there and back, ms. */
  latencyMs: z.nullable(z.number().check(z.minimum(0), z.maximum(60_000))),
  /** Rotation goes on. */
  rotating: z.boolean(),
  play: z.optional(playState),
  /** Page of 数据参观, and the figure whose card is open. */
  page: z.optional(z.nullable(z.string().check(z.maxLength(40)))),
  figure: z.optional(z.nullable(z.string().check(z.maxLength(82)))),
});
export type Report = z.infer<typeof report>;

/** Acknowledgement of a message that was taken: a follow, what was shown, what failed. */
export const taken = z.strictObject({ taken: z.literal(true) });

/** Why a message was refused or a socket cut off; the sentences are in wire/refusal.ts. */
export const socketRefusalCodes = [
  'bad_request',
  'unknown_scope',
  'too_many_scopes',
  'rate_limited',
  'forbidden',
  'unavailable',
] as const;
export const refused = z.object({ refused: z.enum(socketRefusalCodes) });
export type SocketRefusalCode = (typeof socketRefusalCodes)[number];

/** Limits of one socket; the relay enforces them, the client keeps within them. */
export const MAX_MESSAGE_BYTES = 4_096;
export const MAX_SCOPES = 4;

/** Timing of the link, ms (rules F-40…). */
export const HEARTBEAT_MS = 2_000;
export const STALE_AFTER_MS = 3_000;
export const LOST_AFTER_MS = 4_500;

/** Event names on the socket, relay → client and client → relay. */
export interface RelayToClient {
  welcome: (message: unknown) => void;
  frame: (message: unknown) => void;
  /** Why the relay is about to cut this socket off. */
  refused: (message: unknown) => void;
}
export interface ClientToRelay {
  follow: (message: unknown, answer?: (taken: unknown) => void) => void;
  unfollow: (message: unknown) => void;
  ping: (message: unknown, answer: (pong: unknown) => void) => void;
  search: (message: unknown, answer: (hits: unknown) => void) => void;
  shown: (message: unknown, answer: (taken: unknown) => void) => void;
  failed: (message: unknown, answer: (taken: unknown) => void) => void;
  report: (message: unknown) => void;
}
