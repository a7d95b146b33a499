import '../jitless.ts';
import * as z from 'zod/mini';
import { coerciveMeasures, seizureMeasures } from '../codes.ts';

// Views of warning sessions (执行警示活动), of the scope `wall`. Units as in wire/views.ts; an instant of playback
// (`machineAt`) is the relay's machine's real time, UTC ms: a demo's clock runs faster.
const count = z.int();
const fen = z.int();
const machineAt = z.int();
const ms = z.int();
const measure = z.union([seizureMeasures.schema, coerciveMeasures.schema]);

/**
 * Where playback stands. At an instant `t` of the machine's clock the item is at
 * `pausedAtMs ?? max(0, offsetMs + t − startsAt)` ms, and not beyond its own length.
 */
export const timelineOfShowing = z.strictObject({
  itemId: z.string(),
  /** null: no clip. */
  derivativeId: z.nullable(z.string()),
  /** May lie a little ahead, so that all displays begin together. */
  startsAt: machineAt,
  offsetMs: ms,
  pausedAtMs: z.nullable(ms),
  /** Its length; null: it stands until somebody goes on. */
  ms: z.nullable(ms),
});
export type ShowingTimeline = z.infer<typeof timelineOfShowing>;

export const itemKinds = ['clip', 'law', 'talk', 'pause'] as const;
const itemKind = z.enum(itemKinds);

/** One item as a room may see it: nothing that is not on the picture anyway. */
export const shownItem = z.strictObject({
  itemId: z.string(),
  kind: itemKind,
  title: z.string(),
  ms: z.nullable(ms),
  /** Of a clip: what plays, and the digest of its bytes (proof of play repeats it). */
  clip: z.nullable(z.strictObject({ derivativeId: z.string(), digest: z.string() })),
  /** Of a clip: the words of its clearance. */
  lowerThird: z.nullable(
    z.strictObject({
      caseType: z.nullable(z.string()),
      maskedParty: z.nullable(z.string()),
      measure: z.nullable(measure),
      legalBasis: z.nullable(z.string()),
    }),
  ),
  /** Of a law page. */
  law: z.nullable(z.strictObject({ text: z.string(), basis: z.string() })),
});
export type ShownItem = z.infer<typeof shownItem>;

/** What the ledger sums up for the room: persons who came, settlements, money received on the spot. */
const tally = z.strictObject({ arrived: count, settled: count, receivedFen: fen });

/**
 * id = wall id; what runs on a wall, gone when nothing does. No name and no case number. Both instants of
 * the beginning are those of the conduct; `now` null: the list is at its end.
 */
export const showingView = z.strictObject({
  wallId: z.string(),
  sessionId: z.string(),
  title: z.string(),
  step: count,
  /** 休屏: nothing is to be seen, whatever `now` says. */
  held: z.boolean(),
  now: z.nullable(shownItem),
  /** What comes next, to be buffered. */
  next: z.nullable(shownItem),
  chapters: z.array(z.strictObject({ itemId: z.string(), kind: itemKind, title: z.string() })),
  timeline: z.nullable(timelineOfShowing),
  tally,
});
export type Showing = z.infer<typeof showingView>;
