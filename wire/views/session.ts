import '../jitless.ts';
import * as z from 'zod/mini';

// The view of the topic `showing`. Units as in wire/views.ts; `…Ms` are ms of media, `…At` the machine's real UTC ms.
const ms = z.int().check(z.minimum(0));
const machineAt = z.int();
const words = z.nullable(z.string());

const item = { itemId: z.string(), title: z.string() };

/** One item of the run-sheet as the wall shows it. Every word is fit for the room: no names, no case numbers. */
export const showingItem = z.discriminatedUnion('kind', [
  z.strictObject({
    ...item,
    kind: z.literal('clip'),
    /** Served as `/video/cleared/ID.mp4`. */
    derivativeId: z.string(),
    /** SHA-256 of the cleared bytes, hex. */
    digest: z.string(),
    ms,
    /** Of the lower third, in Chinese. */
    caseType: words,
    maskedParty: words,
    measure: words,
    legalBasis: words,
  }),
  z.strictObject({
    ...item,
    kind: z.literal('law'),
    text: z.string(),
    basis: z.string(),
    /** How long it stands; null: until the operator goes on. */
    ms: z.nullable(ms),
  }),
  z.strictObject({ ...item, kind: z.enum(['talk', 'pause']), ms: z.nullable(ms) }),
]);
export type ShowingItem = z.infer<typeof showingItem>;

/**
 * Where playback stands, by the machine's real clock (the demo's runs faster): at an instant T the
 * place in the item is `offsetMs + (T − startsAt)`, before `startsAt` it is `offsetMs` and what was
 * shown before stays. `pausedAtMs`: playback stands at this place instead.
 */
export const timeline = z.strictObject({
  itemId: z.string(),
  startsAt: machineAt,
  offsetMs: ms,
  pausedAtMs: z.nullable(ms),
});
export type Timeline = z.infer<typeof timeline>;

/**
 * id = wall id: what the displays of a wall need for the session that is on there, and nothing more.
 * There is no row before a session begins nor after it has ended.
 */
export const showingView = z.strictObject({
  sessionId: z.string(),
  title: z.string(),
  /** The conduct's counter: a greater one is a newer command. */
  step: z.int(),
  /** null: the run-sheet is at its end. */
  now: z.nullable(showingItem),
  /** To be fetched beforehand. */
  next: z.nullable(showingItem),
  chapters: z.array(
    z.strictObject({
      itemId: z.string(),
      kind: z.enum(['clip', 'law', 'talk', 'pause']),
      title: z.string(),
    }),
  ),
  /** Of `now`; null with it. */
  timeline: z.nullable(timeline),
  /** 休屏: nothing of the session is shown, playback stands. */
  held: z.boolean(),
  /** Out of the session's ledger. */
  tally: z.strictObject({ arrived: z.int(), settled: z.int(), receivedFen: z.int() }),
});
