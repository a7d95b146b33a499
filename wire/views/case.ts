import '../jitless.ts';
import * as z from 'zod/mini';
import {
  assetKinds,
  caseStages,
  closingWays,
  coerciveMeasures,
  nodes,
  partyRoles,
  paymentOrigins,
  seizureMeasures,
  seizureStates,
  terminationConditions,
  towns,
} from '../codes.ts';

// Views of a scope `case:…`, recordings apart. Units as in wire/views.ts.
const day = z.string();
const fen = z.int();
const count = z.int();
const instant = z.int();

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
  /** What the case lacks for 终本, in the order of the checklist; null where that does not apply. */
  terminationLacks: z.nullable(z.array(terminationConditions.schema)),
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
