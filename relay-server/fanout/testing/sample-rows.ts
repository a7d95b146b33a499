import { type Row, row } from '../../projections/rows.ts';

/** Made-up rows, valid for their topics. A row's case is set where the projection sets one. */
export const CASE_A = '（2024）粤0607执1号';
export const CASE_B = '（2024）粤0607执2号';

export function metaRow(asOf = 1_700_000_000_000): Row {
  return row('meta', 'wall', null, { courtToday: '2024-11-27', asOf });
}

export function townRow(openCases: number): Row {
  return row('town', '440607001000', null, {
    few: false,
    name: '西南街道',
    openCases,
    openAmount: openCases * 100,
    filedThisYear: 40,
    recoveredThisYear: 7_000,
  });
}

export function pointRow(serial: number, amount = serial): Row {
  const caseNumber = `（2024）粤0607执${serial}号`;
  return row('point', caseNumber, caseNumber, {
    town: '440607001000',
    lng: 112.9,
    lat: 23.2,
    approximate: true,
    stage: 'open',
    amount,
    cause: '买卖合同纠纷',
    filedOn: '2024-03-01',
  });
}

/** An alert whose text is `size` characters long. */
export function alertRow(id: string, size = 10, caseNumber: string | null = CASE_A): Row {
  return row('alert', id, caseNumber, {
    kind: 'closingLimit',
    level: 'warning',
    caseNumber,
    subject: '法定期限',
    text: '提'.repeat(size),
    since: '2024-11-01',
    dueOn: '2024-12-01',
  });
}

export function paymentRow(caseNumber: string, id: string, amount: number): Row {
  return row('payment', id, caseNumber, {
    origin: 'voluntary',
    amount,
    receivedOn: '2024-11-20',
    disbursed: 0,
  });
}

export function caseRow(caseNumber: string, cause = '买卖合同纠纷'): Row {
  return row('case', caseNumber, caseNumber, {
    caseNumber,
    type: '执',
    cause,
    enforcementBasis: '（2023）粤0607民初1号',
    town: '440607001000',
    judge: null,
    stage: 'open',
    filedOn: '2024-03-01',
    closedOn: null,
    closingWay: null,
    claimAmount: 100_000,
    recoveredAmount: 0,
    disbursedAmount: 0,
    waivedAmount: 0,
    outstandingAmount: 100_000,
    delayInterest: null,
    currentNode: null,
    limitOn: '2024-09-01',
    limitStopped: false,
    inquiryOn: null,
    disposingOn: null,
    applicants: 1,
    origin: null,
    terminationLacks: null,
  });
}

export function partyRow(
  caseNumber: string,
  partyId: string,
  name: string,
  maskedName: string,
): Row {
  return row('party', partyId, caseNumber, {
    partyId,
    role: 'executee',
    entity: 'person',
    name,
    maskedName,
    business: null,
    minor: false,
    idNumber: null,
    phone: null,
    address: null,
    share: null,
    actsFor: null,
    specialAuthority: false,
    left: false,
  });
}

export function goneRow({ topic, id, caseNumber }: Row) {
  return { topic, id, caseNumber, gone: true as const };
}
