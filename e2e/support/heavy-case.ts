import { assetKinds } from '../../wire/codes.ts';
import {
  applicant,
  event,
  executee,
  filing,
  found,
  nextId,
  node,
  payment,
  type SentEvent,
  seized,
} from './events.ts';
import { NOW, TODAY } from './stage.ts';

/** How the first measure of each kind of asset is called. */
const FREEZE = new Set<string>([
  'deposit',
  'online_wallet',
  'equity',
  'securities',
  'fund_wealth',
  'insurance',
  'housing_fund',
  'ip',
  'receivable',
  'income',
]);
const LONG = '名称特别长的试验财产，登记于示例不动产登记中心示例分中心';

/** The most that a case may ask of its picture: every kind of asset twice, long names, many of all. */
export function heavyCase(caseNumber: string): SentEvent[] {
  const assets = assetKinds.codes.flatMap((kind, at) => {
    const measure = FREEZE.has(kind) ? 'freeze' : 'seal';
    const over = { name: `${LONG}${at + 1}`, estimatedValue: 10_000 * 7 ** (at % 9), owner: 'E1' };
    const until = at % 3 === 0 ? '2024-12-01' : '2025-09-08';
    return [
      seized(caseNumber, [kind, measure], at % 4 === 3 ? 12 : until, over).events,
      found(caseNumber, kind, over).events,
    ].flat();
  });
  const many = Array.from({ length: 12 }, (_, at) => at);
  const parties = [
    { ...applicant, name: '名称特别长的佛山市三水区示例新型建筑材料科技发展股份有限公司' },
    executee,
    ...many.map((at) => ({
      ...executee,
      partyId: `E${at + 2}`,
      entity: 'company',
      name: `示例第${at}实业投资集团有限公司`,
      business: '新型环保装配式建筑材料研发制造',
    })),
  ];
  return [
    filing(caseNumber, {
      cause: '建设工程施工合同纠纷、建筑设备租赁合同纠纷、民间借贷纠纷及追偿权纠纷之诉',
      enforcementBasis: '（2024）粤0607民初12345号民事判决书、（2024）粤06民终12345号民事判决书',
      claimAmount: 98_765_432_109_87,
      delayInterest: 1_234_567_89,
      judge: '欧阳示例长名法官',
      parties,
    }),
    ...assets,
    ...many.map((at) => payment(98_765_432_10 + at, caseNumber)),
    ...many.map((at) =>
      node('039', `文书第${at}号送达并附长说明：${'说明'.repeat(40)}`, caseNumber),
    ),
    ...many.map((at) =>
      event(
        'measure.imposed',
        {
          measureId: nextId(),
          kind: at % 2 ? 'dishonestyList' : 'consumptionRestriction',
          partyId: `E${at + 2}`,
          ground: '有履行能力而拒不履行生效法律文书确定的义务',
          approver: '示例院长',
          approvedAt: NOW - 600_000,
          instrument: `${caseNumber}之${at % 2 ? '二' : '三'}`,
          servedAt: NOW - 300_000,
          from: TODAY,
        },
        caseNumber,
      ),
    ),
  ];
}
