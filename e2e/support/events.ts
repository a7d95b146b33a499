import { NOW } from './stage.ts';

let number = 0;
const nextId = () => {
  number += 1;
  return `e2e-${number}`;
};

export const CASE = '（2024）粤0607执61234号';

const event = (type: string, body: unknown, caseNumber: string, occurredAt: number) => ({
  id: nextId(),
  type,
  v: 1,
  occurredAt,
  caseNumber,
  body,
});
const DAY = 86_400_000;

/** A case with a person and a company, filed three months before the stage's day. */
export const filing = (caseNumber = CASE, executee = '欧阳示例', cause = '买卖合同纠纷') =>
  event(
    'case.filed',
    {
      filedOn: '2024-08-28',
      cause,
      enforcementBasis: '（2024）粤0607民初1号',
      claimAmount: 12_600_000,
      town: '440607103000',
      place: { lng: 113.01, lat: 23.25, accuracyM: 50 },
      judge: '示例法官',
      parties: [
        {
          partyId: 'A1',
          role: 'applicant',
          entity: 'company',
          name: '三水示例建材有限公司',
          business: '建材',
        },
        {
          partyId: 'E1',
          role: 'executee',
          entity: 'person',
          name: executee,
          phone: '000-5550000',
          idNumber: '000000-CANARY',
        },
      ],
    },
    caseNumber,
    NOW - 92 * DAY,
  );

export const payment = (amount: number, caseNumber = CASE) =>
  event(
    'payment.recovered',
    { paymentId: nextId(), amount, origin: 'voluntary', receivedOn: '2024-11-28' },
    caseNumber,
    NOW - 60_000,
  );

export const node = (code: string, note: string, caseNumber = CASE) =>
  event('case.node', { code, note }, caseNumber, NOW - 120_000);

/** A car found and seized until `until`: four events. */
export function seizedCar(until: string, caseNumber = CASE, name = '小型轿车') {
  const seizureId = nextId();
  const assetId = nextId();
  const start = NOW - 80 * DAY;
  const instrument = '（2024）粤0607执61234号之一';
  return [
    event(
      'asset.found',
      { assetId, kind: 'vehicle', name, estimatedValue: 8_200_000, registration: '粤E00000' },
      caseNumber,
      start,
    ),
    event(
      'seizure.drafted',
      { seizureId, assetId, measure: 'distraint' },
      caseNumber,
      start + 1000,
    ),
    event('seizure.ruled', { seizureId, instrument }, caseNumber, start + 2000),
    event(
      'seizure.served',
      {
        seizureId,
        servedAt: start + 3000,
        instrument,
        outcome: { kind: 'effective', from: '2024-09-09', until },
      },
      caseNumber,
      start + 3000,
    ),
  ];
}
