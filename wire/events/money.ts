import { z } from 'zod';
import { paymentOrigins } from '../codes.ts';
import { courtDay, fen, sourceId, text } from '../primitives.ts';

const instrument = text(60); // 文书号 instrument number

/** Money in and out, and what was agreed about it. */
export const moneyBodies = {
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
    /** The party who paid it in; it keeps payments of one sum by different parties apart (SPEC E-10). */
    payer: sourceId.optional(),
  }),
  'payment.disbursed': z.strictObject({
    paymentId: sourceId,
    amount: fen,
    on: courtDay,
    payee: sourceId.optional(),
  }),
  'payment.waived': z.strictObject({ amount: fen, instrument: instrument.optional() }),

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
} as const;
