import { NOW } from './display-world.ts';

/** Four cases; whatever could point at somebody or something carries a canary. */
export const CASES = ['90001', '90002', '90003', '90004'].map(
  (serial) => `（2024）粤0607执${serial}号`,
);

/** Names in clear, numbers, addresses, accounts, plates, keys: no display is ever sent these. */
export const ALWAYS_SECRET =
  /鑫焱淼|犇骉羴|CANARY-ID|000-5557|CANARY路|粤E-CANARY|CANARY银行|CANARY-KEY|rtsp:|[Dd]igest/;

/** What tells of a case, of who works on it, or of where a unit is: the bureau's alone. */
export const BUREAUS_ONLY =
  /粤0607|9000[1-4]|[\u4e00-\u9fa5]某|检验纠纷|何检验|检验单兵|检验组|检验轿车|执行总览|示例值班员/;

let ids = 0;
function event(type: string, body: object, caseNumber?: string, days = 1) {
  ids += 1;
  const head = { id: `canary-${ids}`, type, v: 1, occurredAt: NOW - days * 86_400_000 };
  return { ...head, ...(caseNumber !== undefined && { caseNumber }), body };
}

/** How each case begins. */
export function beginnings(): object[] {
  return CASES.flatMap((caseNumber, at) => [
    event(
      'case.filed',
      {
        ...{ filedOn: '2024-08-01', cause: `检验纠纷${at}`, claimAmount: 1_000_000 + at },
        ...{ enforcementBasis: '（2024）粤0607民初9000号', town: '440607103000', judge: '何检验' },
        place: { lng: 113.01, lat: 23.25, accuracyM: 50 },
        parties: [
          {
            ...{ partyId: 'A', role: 'applicant', entity: 'company', business: '建材' },
            name: '三水犇骉羴有限公司',
          },
          {
            ...{ partyId: 'E', role: 'executee', entity: 'person', name: '欧阳鑫焱淼' },
            ...{ idNumber: 'CANARY-ID-1', phone: '000-5557001', address: '三水区CANARY路1号' },
          },
        ],
      },
      caseNumber,
      100,
    ),
    event(
      'asset.found',
      {
        ...{ assetId: 'car', kind: 'vehicle', name: '检验轿车 粤E-CANARY1', owner: 'E' },
        ...{ registration: '粤E-CANARY1', estimatedValue: 90_000_00 },
      },
      caseNumber,
      90,
    ),
  ]);
}

/** Something new that happens to one of them. */
export function happening(caseNumber: string, at: number): object {
  switch (at % 4) {
    case 0:
      return event(
        'payment.deducted',
        { paymentId: `p-${at}`, amount: 100_00, bank: 'CANARY银行' },
        caseNumber,
      );
    case 1:
      return event('case.node', { code: '012', note: '欧阳鑫焱淼 在家' }, caseNumber);
    case 2:
      return event('case.node', { code: '014', note: '致电 000-5557001' }, caseNumber);
    default:
      return event('question.answered', { persons: 3, channel: 'hotline' });
  }
}

/** What the relay itself knows of a unit in the field. */
export function fieldUnit(): object[] {
  const stream = { streamId: 'unit-1', title: '检验单兵', kind: 'pull', officer: '何检验' };
  const told = { ...stream, url: 'rtsp://CANARY-KEY@10.0.0.1/live', unit: '检验组', by: 'court' };
  const run = { streamId: 'unit-1', runId: 'run-1', startedAt: NOW - 60_000 };
  return [
    event('stream.registered', { ...told, caseNumber: CASES[0] }),
    event('stream.started', { ...run, width: 640, height: 360, audio: false }, undefined, 0),
  ];
}
