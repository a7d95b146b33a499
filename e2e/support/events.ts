import { NOW } from './stage.ts';

/** An event as a source sends it. */
export interface SentEvent {
  id: string;
  type: string;
  v: 1;
  occurredAt: number;
  caseNumber?: string;
  body: object;
}

const DAY = 86_400_000;
let ids = 0;
/** An id that no other event of this process has. */
export function nextId(): string {
  ids += 1;
  return `e2e-${process.pid}-${ids}`;
}

let serial = 61_000;
/** A case number that no other test of this process uses. */
export function nextCase(): string {
  serial += 1;
  return `（2024）粤0607执${serial}号`;
}

export function event(
  type: string,
  body: object,
  caseNumber?: string,
  occurredAt = NOW - 60_000,
): SentEvent {
  return {
    id: nextId(),
    type,
    v: 1,
    occurredAt,
    ...(caseNumber !== undefined && { caseNumber }),
    body,
  };
}

export const applicant = {
  partyId: 'A1',
  role: 'applicant',
  entity: 'company',
  name: '三水示例建材有限公司',
  business: '建材',
};
export const executee = {
  partyId: 'E1',
  role: 'executee',
  entity: 'person',
  name: '欧阳示例',
};

/** A case filed three months before the stage's day. */
export const filing = (caseNumber: string, over: object = {}) =>
  event(
    'case.filed',
    {
      filedOn: '2024-08-28',
      cause: '买卖合同纠纷',
      enforcementBasis: '（2024）粤0607民初1号',
      claimAmount: 12_600_000,
      town: '440607103000',
      place: { lng: 113.01, lat: 23.25, accuracyM: 50 },
      judge: '示例法官',
      parties: [applicant, executee],
      ...over,
    },
    caseNumber,
    NOW - 92 * DAY,
  );

export const payment = (amount: number, caseNumber: string) =>
  event(
    'payment.recovered',
    { paymentId: nextId(), amount, origin: 'voluntary', receivedOn: '2024-11-28' },
    caseNumber,
  );

export const node = (code: string, note: string, caseNumber: string) =>
  event('case.node', { code, note }, caseNumber, NOW - 120_000);

/** Questions that were answered: an event of no case. */
export const question = (persons: number) =>
  event('question.answered', { persons, channel: 'hotline' });

const instrumentOf = (caseNumber: string) => `${caseNumber}之一`;

/** Something of the executee's that was found, and nothing more. */
export function found(caseNumber: string, kind: string, over: object = {}) {
  const assetId = nextId();
  const body = { assetId, kind, name: '示例财产', estimatedValue: 8_200_000, ...over };
  return { assetId, events: [event('asset.found', body, caseNumber, NOW - 80 * DAY)] };
}

/** An asset found and seized: in force until a day, or queued at a rank. */
export function seized(
  caseNumber: string,
  [kind, measure]: readonly [kind: string, measure: string],
  until: string | number,
  over: object = {},
) {
  const { assetId, events } = found(caseNumber, kind, over);
  const seizureId = nextId();
  const start = NOW - 80 * DAY;
  const instrument = instrumentOf(caseNumber);
  const outcome =
    typeof until === 'number'
      ? { kind: 'queued', rank: until }
      : { kind: 'effective', from: '2024-09-09', until };
  const step = (type: string, body: object, at: number) =>
    event(type, { seizureId, ...body }, caseNumber, start + at);
  return {
    assetId,
    seizureId,
    events: [
      ...events,
      step('seizure.drafted', { assetId, measure }, 1000),
      step('seizure.ruled', { instrument }, 2000),
      step('seizure.served', { servedAt: start + 3000, instrument, outcome }, 3000),
    ],
  };
}

export const CAR = ['vehicle', 'distraint'] as const;
export const ACCOUNT = ['deposit', 'freeze'] as const;
export const HOUSE = ['real_estate', 'seal'] as const;
