import { z } from 'zod';
import {
  assetKinds,
  clockStops,
  closingWays,
  coerciveMeasures,
  nodes,
  partyRoles,
  paymentOrigins,
  recordingEnds,
  recordingGaps,
  seizureMeasures,
  streamEnds,
  streamKinds,
  towns,
  warningOutcomes,
} from './codes.ts';
import {
  caseNumber,
  courtDay,
  fen,
  instant,
  place,
  recordingId,
  sha256,
  sourceId,
  streamId,
  text,
} from './primitives.ts';

const instrument = text(60); // 文书号 instrument number
const person = text(40);

const party = z.strictObject({
  partyId: sourceId,
  role: partyRoles.schema,
  entity: z.enum(['person', 'company', 'organisation']),
  name: text(120),
  /** What a company deals in, as its masked name says it: 建材 → 某建材公司. */
  business: text(20).optional(),
  minor: z.boolean().optional(),
  idNumber: text(40).optional(),
  phone: text(40).optional(),
  address: text(200).optional(),
  /** Of a group claim: this applicant's share. */
  share: fen.optional(),
  /** Of an agent: who is represented, and whether by special authority (特别授权). */
  actsFor: sourceId.optional(),
  specialAuthority: z.boolean().optional(),
});
export type PartyBody = z.infer<typeof party>;

const round = z.enum(['auction1', 'auction2', 'sale']);

/**
 * Every event type a source may send, version 1: type → body schema. One line of docs each in
 * wire/SPEC.md. Days are court days, money is fen, instants are UTC ms.
 */
export const eventBodies = {
  // — the case —
  'case.filed': z.strictObject({
    filedOn: courtDay,
    cause: text(60),
    enforcementBasis: text(120),
    claimAmount: fen,
    delayInterest: fen.optional(),
    town: towns.schema,
    place: place.optional(),
    judge: person.optional(),
    /** Non-litigation enforcement has a three-month limit instead of six. */
    nonLitigation: z.boolean().optional(),
    origin: caseNumber.optional(),
    parties: z.array(party).max(400),
  }),
  'case.assigned': z.strictObject({ judge: person }),
  'case.node': z.strictObject({ code: nodes.schema, note: text(200).optional() }),
  'case.suspended': z.strictObject({
    ground: clockStops.schema,
    from: courtDay,
    note: text(200).optional(),
  }),
  'case.continued': z.strictObject({ ground: clockStops.schema, on: courtDay }),
  'case.extended': z.strictObject({ until: courtDay, approver: person }),
  'case.closed': z.strictObject({
    closedOn: courtDay,
    way: closingWays.schema,
    instrument: instrument.optional(),
  }),
  'case.resumed': z.strictObject({
    resumedOn: courtDay,
    reason: text(200),
    successor: caseNumber.optional(),
  }),
  'case.claim-changed': z.strictObject({ claimAmount: fen, reason: text(200) }),
  'party.joined': party,
  'party.left': z.strictObject({ partyId: sourceId, reason: text(200) }),

  // — assets and seizures —
  'asset.found': z.strictObject({
    assetId: sourceId,
    kind: assetKinds.schema,
    name: text(120),
    owner: sourceId.optional(),
    estimatedValue: fen.optional(),
    /** Plate, title or account number: never leaves the bureau unmasked. */
    registration: text(80).optional(),
    town: z.optional(towns.schema),
    place: place.optional(),
  }),
  'seizure.drafted': z.strictObject({
    seizureId: sourceId,
    assetId: sourceId,
    measure: seizureMeasures.schema,
    preservation: z.boolean().optional(),
  }),
  'seizure.ruled': z.strictObject({ seizureId: sourceId, instrument }),
  'seizure.served': z.strictObject({
    seizureId: sourceId,
    servedAt: instant,
    instrument,
    outcome: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('effective'), from: courtDay, until: courtDay }),
      z.strictObject({ kind: z.literal('queued'), rank: z.int().min(1).max(99) }),
    ]),
    evidence: z
      .array(
        z.strictObject({
          sha256: z.string().regex(/^[0-9a-f]{64}$/),
          takenAt: instant,
          place: place.optional(),
        }),
      )
      .max(20)
      .optional(),
  }),
  'seizure.promoted': z.strictObject({
    seizureId: sourceId,
    from: courtDay,
    until: courtDay,
    priorReleasedBy: instrument,
  }),
  'seizure.renewed': z.strictObject({ seizureId: sourceId, until: courtDay, instrument }),
  'seizure.released': z.strictObject({
    seizureId: sourceId,
    on: courtDay,
    instrument,
    reason: text(200),
  }),
  'seizure.suspended': z.strictObject({ seizureId: sourceId, ground: text(60) }),
  'seizure.continued': z.strictObject({ seizureId: sourceId }),
  'appraisal.started': z.strictObject({
    seizureId: sourceId,
    method: z.enum(['agreement', 'reference', 'inquiry', 'appraisal']),
  }),
  'appraisal.priced': z.strictObject({
    seizureId: sourceId,
    referencePrice: fen,
    validUntil: courtDay,
  }),
  'auction.announced': z.strictObject({
    seizureId: sourceId,
    round,
    startPrice: fen,
    announcedOn: courtDay,
    opensAt: instant,
    closesAt: instant,
  }),
  'auction.closed': z.strictObject({
    seizureId: sourceId,
    round,
    result: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('sold'), price: fen }),
      z.strictObject({ kind: z.literal('failed') }),
    ]),
  }),
  'asset.taken-in-kind': z.strictObject({ seizureId: sourceId, price: fen, creditor: sourceId }),
  'title.ruled': z.strictObject({ seizureId: sourceId, instrument }),
  'asset.handed-over': z.strictObject({ seizureId: sourceId, to: text(60) }),
  'proceeds.arrived': z.strictObject({ seizureId: sourceId, amount: fen }),
  'proceeds.distributed': z.strictObject({ seizureId: sourceId, amount: fen }),

  // — money —
  'payment.deducted': z.strictObject({
    paymentId: sourceId,
    seizureId: sourceId.optional(),
    amount: fen,
    bank: text(60).optional(),
  }),
  'payment.recovered': z.strictObject({
    paymentId: sourceId,
    amount: fen,
    origin: paymentOrigins.schema,
    receivedOn: courtDay,
    settlementId: sourceId.optional(),
    /** Credit to a warning session only money traced to it. */
    warningSessionId: sourceId.optional(),
  }),
  'payment.disbursed': z.strictObject({
    paymentId: sourceId,
    amount: fen,
    on: courtDay,
    payee: sourceId.optional(),
  }),
  'payment.waived': z.strictObject({ amount: fen, instrument: instrument.optional() }),

  // — coercion —
  'measure.imposed': z.strictObject({
    measureId: sourceId,
    kind: coerciveMeasures.schema,
    partyId: sourceId,
    ground: text(200),
    approver: person,
    approvedAt: instant,
    instrument,
    servedAt: instant.optional(),
    from: courtDay.optional(),
    until: courtDay.optional(),
    amount: fen.optional(),
    hours: z.number().positive().max(24).optional(),
  }),
  'measure.released': z.strictObject({ measureId: sourceId, on: courtDay, reason: text(200) }),
  'measure.reviewed': z.strictObject({
    measureId: sourceId,
    on: courtDay,
    result: z.enum(['upheld', 'changed', 'revoked']),
  }),

  // — settlement —
  'settlement.signed': z.strictObject({
    settlementId: sourceId,
    amount: fen,
    deadline: courtDay,
    instalments: z
      .array(z.strictObject({ due: courtDay, amount: fen }))
      .max(120)
      .optional(),
    /** An agent who settles needs special authority. */
    signedByAgent: sourceId.optional(),
    warningSessionId: sourceId.optional(),
  }),
  'settlement.performed': z.strictObject({ settlementId: sourceId, on: courtDay }),
  'settlement.breached': z.strictObject({
    settlementId: sourceId,
    on: courtDay,
    note: text(200).optional(),
  }),

  // — objections, petitions —
  'objection.filed': z.strictObject({
    objectionId: sourceId,
    filedOn: courtDay,
    by: partyRoles.schema,
    ground: text(200),
  }),
  'objection.decided': z.strictObject({
    objectionId: sourceId,
    decidedOn: courtDay,
    result: z.enum(['upheld', 'dismissed', 'withdrawn']),
  }),
  'petition.received': z.strictObject({
    petitionId: sourceId,
    receivedOn: courtDay,
    channel: z.enum(['letter', 'visit', 'online', 'hotline']),
  }),
  'petition.entered': z.strictObject({ petitionId: sourceId, enteredOn: courtDay }),
  'petition.done': z.strictObject({ petitionId: sourceId, doneOn: courtDay }),

  // — field work, parties —
  'visit.made': z.strictObject({
    visitId: sourceId,
    purpose: text(60),
    fruitless: z.boolean(),
    town: towns.schema,
    place: place.optional(),
    officers: z.int().min(1).max(200).optional(),
  }),
  'tip.received': z.strictObject({
    tipId: sourceId,
    receivedOn: courtDay,
    urgent: z.boolean().optional(),
    summary: text(200),
  }),
  'tip.verified': z.strictObject({ tipId: sourceId, verifiedOn: courtDay, found: z.boolean() }),
  'progress-code.pushed': z.strictObject({ persons: z.int().min(1).max(10_000) }),
  'question.answered': z.strictObject({
    persons: z.int().min(1).max(10_000),
    channel: z.enum(['code', 'hotline', 'desk', 'online']),
  }),

  // — campaigns and warning sessions —
  'campaign.started': z.strictObject({
    campaignId: sourceId,
    title: text(60),
    startedOn: courtDay,
  }),
  'campaign.pooled': z.strictObject({ campaignId: sourceId }),
  'campaign.requeried': z.strictObject({ campaignId: sourceId, found: z.boolean() }),
  'campaign.cleared': z.strictObject({
    campaignId: sourceId,
    result: z.enum(['resumed', 'recovered', 'confirmedNoAsset']),
  }),
  'campaign.ended': z.strictObject({ campaignId: sourceId, endedOn: courtDay }),
  'warning.held': z.strictObject({
    sessionId: sourceId,
    title: text(60),
    heldOn: courtDay,
    cases: z.array(caseNumber).min(1).max(200),
  }),
  'warning.outcome': z.strictObject({
    sessionId: sourceId,
    partyId: sourceId,
    outcome: warningOutcomes.schema,
    /** Session proper, or type-case education by the judge outside a session. */
    setting: z.enum(['session', 'education']).optional(),
    amount: fen.optional(),
  }),

  // — field video —
  'field.position': z.strictObject({ streamId, place }),
  // The relay's own, refused from any source.
  'stream.registered': z.strictObject({
    streamId,
    title: text(40),
    kind: streamKinds.schema,
    /** Of a pulled stream; may hold credentials, so it never leaves the relay. */
    url: text(500).optional(),
    /** SHA-256 of a pushed stream's key, hex: the key itself is kept nowhere. */
    keyDigest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    caseNumber: caseNumber.optional(),
    officer: person.optional(),
    unit: text(40).optional(),
    town: z.optional(towns.schema),
    /** The source that asked for it. */
    by: text(40),
  }),
  'stream.revoked': z.strictObject({ streamId, by: text(40), reason: text(200).optional() }),
  'stream.started': z.strictObject({
    streamId,
    runId: sourceId,
    startedAt: instant,
    width: z.int().min(1).max(10_000),
    height: z.int().min(1).max(10_000),
    audio: z.boolean(),
  }),
  'stream.ended': z.strictObject({
    streamId,
    runId: sourceId,
    startedAt: instant,
    reason: streamEnds.schema,
    /** Of the last whole frame, when there was one. */
    lastFrameAt: instant.optional(),
  }),
  /** What the stream was called when the recording began stays with it. */
  'recording.opened': z.strictObject({
    recordingId,
    streamId,
    startedAt: instant,
    title: text(40),
    caseNumber: caseNumber.optional(),
    officer: person.optional(),
    unit: text(40).optional(),
    town: z.optional(towns.schema),
    codecs: text(100),
    width: z.int().min(0).max(10_000),
    height: z.int().min(0).max(10_000),
    audio: z.boolean(),
    /** Of the head of its index, which names the init segment's digest. */
    chain: sha256,
  }),
  /** Segments `first` to `last`, both included, are on the disk. */
  'recording.stored': z
    .strictObject({
      recordingId,
      first: z.int().min(1),
      last: z.int().min(1),
      bytes: z.int().min(1),
      /** Of the media. */
      ms: z.int().min(0),
      /** Of the index's line for `last`. */
      chain: sha256,
    })
    .refine(({ first, last }) => first <= last, { path: ['last'] }),
  /** Pictures came in and were not kept. Without `to` it goes on; told again when it is over. */
  'recording.gap': z.strictObject({
    recordingId,
    from: instant,
    to: instant.optional(),
    reason: recordingGaps.schema,
  }),
  'recording.closed': z.strictObject({
    recordingId,
    reason: recordingEnds.schema,
    segments: z.int().min(0),
    /** From its first frame to the end of its last, gaps and all. */
    elapsedMs: z.int().min(0),
    /** Of the index's last line. */
    chain: sha256,
  }),

  // — amendments: nothing is edited in place —
  'amend.corrected': z.strictObject({
    amends: sourceId,
    body: z.record(z.string(), z.unknown()),
    occurredAt: instant.optional(),
    reason: text(200),
  }),
  'amend.reversed': z.strictObject({ amends: sourceId, reason: text(200) }),

  // — the clock: the relay's own, refused from any source —
  'clock.day-turned': z.strictObject({ day: courtDay }),
} as const;

export type EventType = keyof typeof eventBodies;
export type EventBody<T extends EventType> = z.infer<(typeof eventBodies)[T]>;

/** Types that need no case number; every other type must carry one. */
export const CASELESS_TYPES: ReadonlySet<EventType> = new Set<EventType>([
  'petition.received',
  'petition.entered',
  'petition.done',
  'question.answered',
  'campaign.started',
  'campaign.ended',
  'warning.held',
  'field.position',
  'stream.registered',
  'stream.revoked',
  'stream.started',
  'stream.ended',
  'recording.opened',
  'recording.stored',
  'recording.gap',
  'recording.closed',
  'amend.corrected',
  'amend.reversed',
  'clock.day-turned',
]);
