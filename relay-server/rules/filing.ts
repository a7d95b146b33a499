import { type CaseType, partsOfCaseNumber } from '../../wire/primitives.ts';
import type { Entities, PartyState } from './case-state.ts';
import { dayOf } from './days.ts';
import { type Logged, type Outcome, refuse, unknown } from './outcome.ts';
import { statutoryLimit } from './time-limit.ts';

/** Before any event could have occurred (wire/primitives.ts: instants begin in 2000). */
export const BEFORE_ALL = '1999-12-31';

/** The state that a filing opens; a breach when the filing contradicts itself. */
export function openCase(event: Logged<'case.filed'>): Outcome {
  const { body, caseNumber } = event;
  const type: CaseType | undefined = partsOfCaseNumber(caseNumber ?? '')?.type;
  if (caseNumber === undefined || type === undefined) return unknown('C-1', '', caseNumber ?? '');
  if (body.filedOn > dayOf(event.occurredAt)) return refuse('C-2', 'filedOn', body.filedOn);
  const parties = partiesOf(event);
  if ('breach' in parties) return parties;
  const nonLitigation = body.nonLitigation ?? false;
  return {
    caseNumber,
    type,
    filedOn: body.filedOn,
    cause: body.cause,
    enforcementBasis: body.enforcementBasis,
    claimAmount: body.claimAmount,
    delayInterest: body.delayInterest ?? null,
    town: body.town,
    place: body.place ?? null,
    judge: body.judge ?? null,
    nonLitigation,
    origin: body.origin ?? null,
    successor: null,
    stage: 'open',
    closedOn: null,
    closingWay: null,
    closings: [],
    currentNode: null,
    nodeDays: {},
    lastInquiryOn: null,
    limitOn: statutoryLimit({ type, nonLitigation, limitFrom: body.filedOn }),
    limitFrom: body.filedOn,
    extendedTo: null,
    extendedOn: null,
    stops: [],
    recoveredAmount: 0,
    disbursedAmount: 0,
    waivedAmount: 0,
    parties: parties.entities,
    assets: {},
    seizures: {},
    payments: {},
    measures: {},
    settlements: {},
    objections: {},
    tips: {},
    messages: {},
    visits: [],
    codePushes: [],
    campaigns: {},
    warnings: [],
    advancedTo: BEFORE_ALL,
    clockChangedOn: null,
    newestAt: 0,
    conflicts: [],
  };
}

function partiesOf(
  event: Logged<'case.filed'>,
): { entities: Entities<PartyState> } | ReturnType<typeof refuse> {
  const entities: Record<string, PartyState> = {};
  for (const [index, party] of event.body.parties.entries()) {
    if (Object.hasOwn(entities, party.partyId)) {
      return refuse('C-15', `parties/${index}/partyId`, party.partyId);
    }
    entities[party.partyId] = { ...party, joined: index, left: false };
  }
  for (const [index, { actsFor }] of event.body.parties.entries()) {
    if (actsFor !== undefined && !Object.hasOwn(entities, actsFor)) {
      return unknown('C-18', `parties/${index}/actsFor`, actsFor);
    }
  }
  return { entities };
}
