import '../jitless.ts';
import * as z from 'zod/mini';
import {
  alertKinds,
  alertLevels,
  assetKinds,
  caseStages,
  closingWays,
  figureUnits,
  recordingRooms,
  seizureMeasures,
  towns,
} from '../codes.ts';

// Views of the scope `wall`, field video apart. Units as in wire/views.ts.
const day = z.string();
const fen = z.int();
const count = z.int();
const instant = z.int();

/** id `wall`: what the whole picture stands on. */
export const metaView = z.strictObject({
  courtName: z.string(),
  demo: z.boolean(),
  /** The log's court day, turned by the clock event. */
  courtToday: day,
  /** The newest occurrence or clock instant in the log: the data's as-of. */
  asOf: instant,
  openedOn: day,
  health: z.enum(['ok', 'readOnly']),
  since: instant,
  /** How the room for recordings of field video stands; null: nothing is recorded. */
  recording: z.nullable(
    z.strictObject({
      state: recordingRooms.schema,
      /** What is short: room on the disk, or what is left of a bound on all recordings. */
      cause: z.nullable(z.enum(['disk', 'bound'])),
      /** Since when `state` is so. */
      since: instant,
      /** Streams that come in and are not kept at present. */
      streamsNotRecorded: count,
    }),
  ),
});

/** One figure. `value` fen when unit is `fen`, percent (0–100 scale, signed for changes) when `percent`. */
export const statisticView = z.strictObject({
  id: z.string(),
  label: z.string(),
  value: z.nullable(z.number()),
  unit: figureUnits.schema,
  period: z.strictObject({ from: day, to: z.nullable(day) }),
  /** Present for a comparison: the same period a year earlier. */
  previous: z.optional(z.strictObject({ from: day, to: day, value: z.number() })),
  asOf: instant,
  numerator: z.optional(z.number()),
  denominator: z.optional(z.number()),
  definition: z.string(),
});

/** id = month `YYYY-MM`. A part that is null is withheld from this audience, or (a mean) over nothing. */
export const trendView = z.strictObject({
  filed: count,
  closed: count,
  recovered: fen,
  claimedClosed: fen,
  /** Days from filing to closing of what was closed, on average. */
  averageDays: z.nullable(z.number()),
  /** Persons a progress code was pushed to, and those whose questions were answered; each time counted. */
  codePersons: z.nullable(count),
  questionPersons: z.nullable(count),
  /** Executees who performed or settled after a warning session or type-case education. */
  warningPersons: z.nullable(count),
  /** What they paid. */
  warningRecovered: z.nullable(fen),
  /**
   * The month as it was first stated, on the day after it was over, where it has been revised since (a late event,
   * a correction, a reversal); null: it is as it was first stated, or is not over. A part that is null was revised,
   * and this audience is not told what it was.
   */
  stated: z.nullable(
    z.strictObject({
      filed: z.nullable(count),
      closed: z.nullable(count),
      recovered: z.nullable(fen),
    }),
  ),
});

/** id = closing way; cases closed since January 1 of the court's current year. */
export const closingView = z.strictObject({ way: closingWays.schema, year: count, cases: count });

/** id = `kind:group`; assets under seizure by kind and coarse state. */
export const assetStatusGroups = [
  'effective',
  'queued',
  'expiring',
  'disposing',
  'sold',
  'lapsed',
  'released',
] as const;
export const assetStatusView = z.strictObject({
  kind: assetKinds.schema,
  group: z.enum(assetStatusGroups),
  assets: count,
  value: fen,
});

/** id = town code. */
export const townView = z.strictObject({
  name: z.string(),
  openCases: count,
  openAmount: fen,
  filedThisYear: count,
  recoveredThisYear: fen,
});

/**
 * Court days for which a closed case (终本 included) stays on the map, the day of closing among them [A].
 * A wall shows what goes on and what has just been done; older cases are found by search.
 */
export const CLOSED_ON_MAP_DAYS = 30;

/**
 * id = case number; one point on the map: cases that are open, and those closed within the last
 * CLOSED_ON_MAP_DAYS. Approximate positions say so.
 */
export const pointView = z.strictObject({
  town: towns.schema,
  lng: z.number(),
  lat: z.number(),
  /** true: no place was reported, the point is spread inside its town. */
  approximate: z.boolean(),
  stage: caseStages.schema,
  /** Outstanding fen. */
  amount: fen,
  cause: z.string(),
  filedOn: day,
});

/** id = `case number/seizure id`; seizures in force that expire within 60 days. Days left: from meta.courtToday. */
export const expiryView = z.strictObject({
  caseNumber: z.string(),
  asset: z.string(),
  kind: assetKinds.schema,
  measure: seizureMeasures.schema,
  until: day,
  value: z.nullable(fen),
});

export const alertView = z.strictObject({
  kind: alertKinds.schema,
  level: alertLevels.schema,
  caseNumber: z.nullable(z.string()),
  subject: z.string(),
  text: z.string(),
  since: day,
  dueOn: z.nullable(day),
});

/** id = an alert's; who has taken note of it as it stood, gone with the alert or when it is taken back. */
export const acknowledgedView = z.strictObject({
  /** At a higher level it wants to be noted anew. */
  level: alertLevels.schema,
  since: day,
  note: z.nullable(z.string()),
  by: z.string(),
  at: instant,
});

/** id = seq, zero-padded to 12; the newest 60. */
export const activityView = z.strictObject({
  type: z.string(),
  caseNumber: z.nullable(z.string()),
  town: z.nullable(towns.schema),
  occurredAt: instant,
  text: z.string(),
  amount: z.nullable(fen),
  tone: z.enum(['info', 'money', 'warning', 'done']),
});
