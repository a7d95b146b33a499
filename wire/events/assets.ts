import { z } from 'zod';
import { assetKinds, seizureMeasures, towns } from '../codes.ts';
import { courtDay, fen, instant, place, sourceId, text } from '../primitives.ts';

const instrument = text(60); // 文书号 instrument number
const round = z.enum(['auction1', 'auction2', 'sale']);

/** Assets, and seizures through their whole life. */
export const assetBodies = {
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
} as const;
