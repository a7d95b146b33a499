import type { View } from '../../../../../wire/views.ts';
import type { Row } from '../case-rows.ts';

/** Rows of plainly invented people and things; only what a test names differs. */
export function fakeSeizure(id: string, given: Partial<View<'seizure'>>): Row<'seizure'> {
  return {
    id,
    view: {
      assetId: 'A1',
      measure: 'seal',
      state: 'effective',
      suspended: false,
      rank: null,
      from: '2024-03-01',
      until: '2027-02-28',
      renewals: 0,
      instrument: '（2024）粤0607执1234号之一',
      preservation: false,
      startPrice: null,
      referencePrice: null,
      soldPrice: null,
      evidence: 0,
      ...given,
    },
  };
}

export function fakeAsset(id: string, given: Partial<View<'asset'>>): Row<'asset'> {
  return {
    id,
    view: {
      kind: 'real_estate',
      name: '虚构厂房',
      owner: null,
      value: 120_000_000,
      valueBasis: 'estimated',
      state: 'effective',
      ...given,
    },
  };
}

export function fakeTimeline(id: string, given: Partial<View<'timeline'>>): Row<'timeline'> {
  return {
    id,
    view: {
      type: 'case.node',
      node: null,
      occurredAt: Date.parse('2024-11-20T02:00:00Z'),
      text: '虚构事件',
      amount: null,
      evidence: 0,
      ...given,
    },
  };
}

export function fakeParty(id: string, given: Partial<View<'party'>>): Row<'party'> {
  return {
    id,
    view: {
      role: 'executee',
      name: '某虚构公司',
      entity: 'company',
      share: null,
      actsFor: null,
      left: false,
      ...given,
    },
  };
}

export function fakeCase(given: Partial<View<'case'>>): View<'case'> {
  return {
    caseNumber: '（2024）粤0607执1234号',
    type: '执',
    cause: '追索劳动报酬纠纷',
    enforcementBasis: '三劳人仲案字〔2024〕第88号（虚构）',
    town: '440607103000',
    judge: '虚构法官',
    stage: 'open',
    filedOn: '2024-06-03',
    closedOn: null,
    closingWay: null,
    claimAmount: 237_000_000,
    recoveredAmount: 151_000_000,
    disbursedAmount: 90_000_000,
    waivedAmount: 0,
    outstandingAmount: 86_000_000,
    delayInterest: null,
    currentNode: '021',
    limitOn: '2024-12-03',
    limitStopped: false,
    inquiryOn: null,
    disposingOn: null,
    applicants: 1,
    origin: null,
    terminationLacks: null,
    ...given,
  };
}
