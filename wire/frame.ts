import { z } from 'zod';

/**
 * The replica protocol's messages. Rules are numbered in wire/SPEC.md.
 * A scope is the part of an audience's view that one replica holds: the wall as a whole, or one case.
 */
export const scope = z.union([
  z.literal('wall'),
  z.templateLiteral(['case:', z.string().min(1).max(60)]),
]);
export type Scope = z.infer<typeof scope>;

/** One changed row as it travels. `gone` is a tombstone: its audience may no longer see it. */
export const wireRow = z.object({
  topic: z.string().min(1).max(32),
  id: z.string().min(1).max(120),
  seq: z.int().min(0),
  gone: z.literal(true).optional(),
  /** The view itself; parsed by the topic's schema in wire/views.ts. */
  view: z.unknown().optional(),
});
export type WireRow = z.infer<typeof wireRow>;

/**
 * Rows changed in (from, to]. `reset` empties the store first (snapshot). `more` says that further
 * parts of the same answer follow: only the last part moves the replica to `to`.
 */
export const frame = z.object({
  epoch: z.string().min(1).max(64),
  scope,
  from: z.int().min(0),
  to: z.int().min(0),
  reset: z.literal(true).optional(),
  more: z.literal(true).optional(),
  rows: z.array(wireRow),
});
export type Frame = z.infer<typeof frame>;

/** Client → relay, answered by frames: "what changed since seq, for this scope?" */
export const follow = z.strictObject({
  scope,
  epoch: z.string().max(64).optional(),
  seq: z.int().min(0),
});
export type Follow = z.infer<typeof follow>;

export const unfollow = z.strictObject({ scope });

/** Client → relay with acknowledgement, to estimate the clock offset. Answer: the relay's UTC ms. */
export const ping = z.strictObject({ sentAt: z.number() });
export const pong = z.object({ serverAt: z.int(), head: z.int().min(0) });
export type Pong = z.infer<typeof pong>;

export const searchRequest = z.strictObject({ text: z.string().min(1).max(60) });
export const searchHit = z.object({
  caseNumber: z.string(),
  cause: z.string(),
  town: z.string(),
  stage: z.string(),
  parties: z.array(z.string()),
  claimAmount: z.int(),
});
export const searchAnswer = z.object({ hits: z.array(searchHit), more: z.boolean() });
export type SearchHit = z.infer<typeof searchHit>;
export type SearchAnswer = z.infer<typeof searchAnswer>;

/** Relay → client on connect, before any frame: who the relay thinks this display is. */
export const welcome = z.object({
  protocol: z.literal(1),
  epoch: z.string(),
  audience: z.string(),
  roomMode: z.enum(['bureau', 'session', 'delegates', 'closed']),
  head: z.int().min(0),
  serverAt: z.int(),
});
export type Welcome = z.infer<typeof welcome>;

/** Event names on the socket, relay → client and client → relay. */
export interface RelayToClient {
  welcome: (message: unknown) => void;
  frame: (message: unknown) => void;
}
export interface ClientToRelay {
  follow: (message: unknown, answer?: (refusal: unknown) => void) => void;
  unfollow: (message: unknown) => void;
  ping: (message: unknown, answer: (pong: unknown) => void) => void;
  search: (message: unknown, answer: (hits: unknown) => void) => void;
}
