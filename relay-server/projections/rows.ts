import { z } from 'zod';
import { partyRoles, roles, streamKinds } from '../../wire/codes.ts';
import { proposalShape } from '../../wire/events/clearance.ts';
import {
  acknowledgedView,
  activityView,
  alertView,
  assetStatusView,
  assetView,
  caseView,
  clearanceView,
  clearedView,
  clipView,
  closingView,
  displayView,
  drawView,
  expiryView,
  fieldView,
  inviteeView,
  measureView,
  paymentView,
  pointView,
  recordingNowView,
  recordingView,
  rehearsalView,
  runItemView,
  seizureView,
  sessionView,
  showingView,
  statisticView,
  streamView,
  timelineView,
  townView,
  trendView,
  wallView,
} from '../../wire/views.ts';

/**
 * Embargo: a measure that has not been served yet, an asset of which no seizure has been served, a
 * line that tells of either or of what leads to them. Whoever is a party must not see it; an audience
 * of parties leaves these rows out.
 */
const planned = z.boolean();

/** Not shown outside the bureau: it counts few, or what counts few would follow from it (SPEC V-5). */
const few = z.boolean();

/** Fields of a month that may be withheld by themselves. */
export const TREND_FIELDS = [
  'averageDays',
  'codePersons',
  'questionPersons',
  'warningPersons',
  'warningRecovered',
] as const;

const { stated: _, ...monthShape } = trendView.shape;
const trendRow = z.strictObject({
  ...monthShape,
  few,
  fewOf: z.array(z.enum(TREND_FIELDS)),
  /** As it stood when the month was over; null: it is not, or was before the log's first court day. */
  first: z.nullable(z.strictObject({ filed: z.int(), closed: z.int(), recovered: z.int() })),
});

/**
 * Internal rows, topic by topic: what the log keeps beside the events. They are what the widest view
 * needs and more (full party data, registrations); audiences take from them field by field.
 * Whatever is free text in an event (grounds, asset names) has been redacted of names already.
 */
export const rowSchemas = {
  /** id `wall`. Name of the court, health and demo mark are the relay's, not the log's. */
  meta: z.strictObject({ courtToday: z.string(), asOf: z.int() }),
  /** id = wall id. */
  showing: showingView,
  /** id = `indicator@period`. `asOf`: the log's as-of when the row last changed. */
  statistic: z.strictObject({ ...statisticView.shape, few }),
  /** `fewOf`: fields that are withheld though the row is not. */
  trend: trendRow,
  closing: z.strictObject({ ...closingView.shape, few }),
  assetStatus: z.strictObject({ ...assetStatusView.shape, few }),
  town: z.strictObject({ ...townView.shape, few }),
  point: pointView,
  /** id = `caseNumber/seizureId`: seizure ids are unique only within a case. */
  expiry: expiryView,
  alert: alertView,
  acknowledged: acknowledgedView,
  /** id = seq; what a person did at a desk; never sent to a replica, read over HTTP (H-58). */
  deed: z.strictObject({
    at: z.int(),
    type: z.string(),
    by: z.string().nullable(),
    text: z.string(),
  }),
  /** Ranked below what the wall shows; never sent. */
  heldExpiry: expiryView,
  heldAlert: alertView,
  activity: activityView,
  stream: z.strictObject({
    ...streamView.shape,
    kind: streamKinds.schema,
    url: z.string().nullable(),
    keyDigest: z.string().nullable(),
  }),
  field: fieldView,
  recordingNow: recordingNowView,
  session: sessionView,
  invitee: inviteeView,
  runItem: runItemView,
  rehearsal: rehearsalView,
  wall: wallView,
  /** `keyDigest`: SHA-256 of its key, which lets it in. */
  display: z.strictObject({ ...displayView.shape, keyDigest: z.string() }),
  draw: drawView,

  case: caseView,
  party: z.strictObject({
    partyId: z.string(),
    role: partyRoles.schema,
    entity: z.enum(['person', 'company', 'organisation']),
    name: z.string(),
    /** As a wall may say it; numbered among the case's parties (张某1). */
    maskedName: z.string(),
    business: z.string().nullable(),
    minor: z.boolean(),
    idNumber: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    share: z.int().nullable(),
    actsFor: z.string().nullable(),
    specialAuthority: z.boolean(),
    left: z.boolean(),
  }),
  asset: z.strictObject({ ...assetView.shape, registration: z.string().nullable(), planned }),
  seizure: z.strictObject({ ...seizureView.shape, planned }),
  measure: z.strictObject({ ...measureView.shape, planned }),
  payment: paymentView,
  timeline: z.strictObject({ ...timelineView.shape, planned }),
  /** Without a case it is in no scope. */
  recording: z.strictObject({
    ...recordingView.shape,
    codecs: z.string(),
    width: z.int(),
    height: z.int(),
    audio: z.boolean(),
    /** Court days: when it was closed, and when its hold ended or its case was changed last. */
    closedOn: z.string().nullable(),
    changedOn: z.string().nullable(),
    /** The coming-in that it is of, where another recording of that came before; absent: its own id. */
    runId: z.string().optional(),
  }),
  clip: clipView,
  clearance: z.strictObject({
    ...clearanceView.shape,
    /** Of the newest proposal, as it was asked for; null with it. */
    masks: z.nullable(proposalShape.masks),
    soundPlan: z.nullable(proposalShape.sound),
  }),
  /** `clipId`: the clip that it was made of; never sent with it. */
  cleared: z.strictObject({ ...clearedView.shape, clipId: z.string(), bytes: z.int() }),
  /** id = its name. Of passwords nothing is here, nor in the log. */
  account: z.strictObject({
    displayName: z.string(),
    role: roles.schema,
    disabled: z.boolean(),
    addedAt: z.int(),
    passwordSetAt: z.int().nullable(),
    lastSignedInAt: z.int().nullable(),
  }),
  /** `until` is the machine's clock; `tokenDigest` never leaves the relay. */
  signIn: z.strictObject({
    account: z.string(),
    tokenDigest: z.string(),
    address: z.string(),
    until: z.int(),
    since: z.int(),
  }),
} as const;

export type RowTopic = keyof typeof rowSchemas;
export type RowData<T extends RowTopic> = z.infer<(typeof rowSchemas)[T]>;

/** A row as it is now. `caseNumber` is set on rows that belong to a case or come from one. */
export type Row = {
  [T in RowTopic]: {
    readonly topic: T;
    readonly id: string;
    readonly caseNumber: string | null;
    readonly data: RowData<T>;
  };
}[RowTopic];

export interface GoneRow {
  readonly topic: RowTopic;
  readonly id: string;
  readonly caseNumber: string | null;
  readonly gone: true;
}

export type RowChange = Row | GoneRow;

/** A change with the seq of the event that made it: the same however events were batched. */
export type SeqRow = (Row & { readonly seq: number }) | (GoneRow & { readonly seq: number });

/** Makes a row of one topic; data and topic are checked against each other by the compiler. */
export function row<T extends RowTopic>(
  topic: T,
  id: string,
  caseNumber: string | null,
  data: RowData<T>,
): Row {
  const made = { topic, id, caseNumber, data };
  // One T ties topic and data together; TypeScript cannot see that in the union of all topics.
  return made as Row;
}

/** A change with the seq of its event. A copy: shelves and tickers hold the row itself. */
export function stamped(change: RowChange, seq: number): SeqRow {
  const { topic, id, caseNumber } = change;
  if ('gone' in change) return { topic, id, caseNumber, gone: true, seq };
  const made = { topic, id, caseNumber, data: change.data, seq };
  // Topic and data were made together by `row`; taking them apart loses that tie.
  return made as SeqRow;
}

export function gone(topic: RowTopic, id: string, caseNumber: string | null): GoneRow {
  return { topic, id, caseNumber, gone: true };
}

/** (topic, case, id) is unique in the log. */
export function rowKey({
  topic,
  id,
  caseNumber,
}: {
  topic: string;
  id: string;
  caseNumber: string | null;
}): string {
  return `${topic}\n${caseNumber ?? ''}\n${id}`;
}

/** Row ids made of a seq sort as text as the seqs do. */
export function seqId(seq: number): string {
  return String(seq).padStart(12, '0');
}
