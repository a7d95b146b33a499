import './jitless.ts';
import * as z from 'zod/mini';
import {
  alertKinds,
  alertLevels,
  assetKinds,
  caseStages,
  closingWays,
  coerciveMeasures,
  nodes,
  partyRoles,
  paymentOrigins,
  recordingEnds,
  recordingStates,
  seizureMeasures,
  seizureStates,
  streamEnds,
  towns,
} from './codes.ts';

/**
 * What a display may be sent, topic by topic (audience `bureau`; narrower audiences are subsets).
 * Days are court days, money is fen, instants are UTC ms, names are masked unless said otherwise.
 */
const day = z.string();
const fen = z.int();
const count = z.int();
const instant = z.int();

// ——— scope "wall" ———

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
});

/** One figure. `value` fen when unit is `fen`, percent (0–100 scale, signed for changes) when `percent`. */
export const statisticView = z.strictObject({
  id: z.string(),
  label: z.string(),
  value: z.nullable(z.number()),
  unit: z.enum(['count', 'persons', 'fen', 'percent', 'days']),
  period: z.strictObject({ from: day, to: z.nullable(day) }),
  /** Present for a comparison: the same period a year earlier. */
  previous: z.optional(z.strictObject({ from: day, to: day, value: z.number() })),
  asOf: instant,
  numerator: z.optional(z.number()),
  denominator: z.optional(z.number()),
  definition: z.string(),
});

/** id = month `YYYY-MM`. */
export const trendView = z.strictObject({
  filed: count,
  closed: count,
  recovered: fen,
  claimedClosed: fen,
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

/** id = case number; one point on the map. Approximate positions say so. */
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

/** id = stream id; a registered stream of field video, gone when it is revoked. */
export const streamView = z.strictObject({
  title: z.string(),
  caseNumber: z.nullable(z.string()),
  officer: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  town: z.nullable(towns.schema),
});

/**
 * id = `stream id@court day`; what was heard of a stream on a day, gone two days later unless its run goes on. Of a
 * stream's days the newest run, and the newest position, are how it stands.
 */
export const fieldView = z.strictObject({
  streamId: z.string(),
  /** The newest coming-in that began on the day. */
  run: z.nullable(
    z.strictObject({
      runId: z.string(),
      startedAt: instant,
      width: z.int(),
      height: z.int(),
      audio: z.boolean(),
      /** null: it goes on, as far as the relay knows. */
      ended: z.nullable(
        z.strictObject({
          at: instant,
          reason: streamEnds.schema,
          lastFrameAt: z.nullable(instant),
        }),
      ),
    }),
  ),
  /** WGS84; `accuracyM`: radius within which the true place lies. */
  position: z.nullable(
    z.strictObject({
      at: instant,
      lng: z.number(),
      lat: z.number(),
      accuracyM: z.nullable(z.number()),
    }),
  ),
});

// ——— scope "case:…" ———

/** id = case number. */
export const caseView = z.strictObject({
  caseNumber: z.string(),
  type: z.string(),
  cause: z.string(),
  enforcementBasis: z.string(),
  town: towns.schema,
  judge: z.nullable(z.string()),
  stage: caseStages.schema,
  filedOn: day,
  closedOn: z.nullable(day),
  closingWay: z.nullable(closingWays.schema),
  claimAmount: fen,
  recoveredAmount: fen,
  disbursedAmount: fen,
  waivedAmount: fen,
  outstandingAmount: fen,
  delayInterest: z.nullable(fen),
  currentNode: z.nullable(nodes.schema),
  limitOn: z.nullable(day),
  /** True while a ground stops the clock: `limitOn` moves on when it ends. */
  limitStopped: z.boolean(),
  /** First day of looking for assets, and of turning one into money. */
  inquiryOn: z.nullable(day),
  disposingOn: z.nullable(day),
  applicants: count,
  origin: z.nullable(z.string()),
  /** The 终本 checklist; null where it does not apply to the case type. */
  termination: z.nullable(z.array(z.strictObject({ item: z.string(), met: z.boolean() }))),
});

/** id = party id. */
export const partyView = z.strictObject({
  role: partyRoles.schema,
  name: z.string(),
  entity: z.enum(['person', 'company', 'organisation']),
  share: z.nullable(fen),
  actsFor: z.nullable(z.string()),
  left: z.boolean(),
});

/** id = asset id. */
export const assetView = z.strictObject({
  kind: assetKinds.schema,
  name: z.string(),
  /** Party id of the case. */
  owner: z.nullable(z.string()),
  /** Best known value and what it rests on. */
  value: z.nullable(fen),
  valueBasis: z.enum(['estimated', 'referencePrice', 'sold', 'unknown']),
  state: z.union([seizureStates.schema, z.literal('found')]),
});

/** id = seizure id. */
export const seizureView = z.strictObject({
  assetId: z.string(),
  measure: seizureMeasures.schema,
  state: seizureStates.schema,
  suspended: z.boolean(),
  rank: z.nullable(z.int()),
  from: z.nullable(day),
  until: z.nullable(day),
  renewals: count,
  instrument: z.nullable(z.string()),
  preservation: z.boolean(),
  startPrice: z.nullable(fen),
  referencePrice: z.nullable(fen),
  soldPrice: z.nullable(fen),
  evidence: count,
});

/** id = measure id. */
export const measureView = z.strictObject({
  kind: coerciveMeasures.schema,
  /** Party id of the case. */
  party: z.string(),
  ground: z.string(),
  instrument: z.string(),
  servedAt: z.nullable(instant),
  from: z.nullable(day),
  until: z.nullable(day),
  released: z.nullable(day),
  amount: z.nullable(fen),
});

/** id = payment id. */
export const paymentView = z.strictObject({
  origin: paymentOrigins.schema,
  amount: fen,
  receivedOn: day,
  disbursed: fen,
});

/** id = seq, zero-padded to 12; the case's timeline, newest 300. */
export const timelineView = z.strictObject({
  type: z.string(),
  node: z.nullable(nodes.schema),
  occurredAt: instant,
  text: z.string(),
  amount: z.nullable(fen),
  evidence: count,
});

/** id = recording id; one coming-in of a stream that was linked to the case, as it is kept. */
export const recordingView = z.strictObject({
  streamId: z.string(),
  /** What the stream was called, and whose it was, when the recording began. */
  title: z.string(),
  caseNumber: z.nullable(z.string()),
  officer: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  town: z.nullable(towns.schema),
  startedAt: instant,
  endedAt: z.nullable(instant),
  /** Media that is on the disk. */
  ms: z.int(),
  bytes: z.int(),
  segments: count,
  /** Times of which pictures came in and were not kept. */
  gaps: count,
  /** SHA-256 over all of it so far, hex. */
  chain: z.string(),
  state: recordingStates.schema,
  /** null while it goes on. */
  reason: z.nullable(recordingEnds.schema),
});

export const views = {
  meta: metaView,
  statistic: statisticView,
  trend: trendView,
  closing: closingView,
  assetStatus: assetStatusView,
  town: townView,
  point: pointView,
  expiry: expiryView,
  alert: alertView,
  activity: activityView,
  stream: streamView,
  field: fieldView,
  case: caseView,
  party: partyView,
  asset: assetView,
  seizure: seizureView,
  measure: measureView,
  payment: paymentView,
  timeline: timelineView,
  recording: recordingView,
} as const;

export type Topic = keyof typeof views;
export type View<T extends Topic> = z.infer<(typeof views)[T]>;

/** Topics of each scope. A topic outside its scope is never sent. */
export const WALL_TOPICS = [
  'meta',
  'statistic',
  'trend',
  'closing',
  'assetStatus',
  'town',
  'point',
  'expiry',
  'alert',
  'activity',
  'stream',
  'field',
] as const satisfies readonly Topic[];
export const CASE_TOPICS = [
  'case',
  'party',
  'asset',
  'seizure',
  'measure',
  'payment',
  'timeline',
  'recording',
] as const satisfies readonly Topic[];
