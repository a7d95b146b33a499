import { z } from 'zod';
import { clockStops, closingWays, nodes, partyRoles, towns } from '../codes.ts';
import { caseNumber, courtDay, fen, place, sourceId, text } from '../primitives.ts';

const person = text(40);
const instrument = text(60); // 文书号 instrument number
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

/** The case itself and its parties. */
export const caseBodies = {
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
} as const;
