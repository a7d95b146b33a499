import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { terminationConditions } from '../../wire/codes.ts';
import { terminationLacks } from './termination.ts';
import { at, filed, fold, on, seized, seizedAgain } from './testing/given.ts';

const node = (day: string, code: '003' | '004' | '005' | '007' | '037') =>
  on(day, 'case.node', { code });
const unmet = (events: LoggedEvent[], today = '2024-05-01') => {
  const lacks = terminationLacks(fold([filed(), ...events], today), today);
  return lacks?.map((condition) => terminationConditions.labels[condition]);
};
const restricted = on('2024-02-01', 'measure.imposed', {
  measureId: 'm1',
  kind: 'consumptionRestriction',
  partyId: 'B',
  ground: '未履行',
  approver: '院长',
  approvedAt: at('2024-02-01', 9),
  instrument: '限1',
});
const closed = on('2024-05-01', 'case.closed', {
  closedOn: '2024-05-01',
  way: 'currentProcedureTerminated',
  instrument: '（2024）粤0607执1号之一',
});
const done = [
  node('2024-01-05', '003'),
  restricted,
  node('2024-03-01', '037'),
  node('2024-03-02', '005'),
  node('2024-04-20', '007'),
];

describe('the 终本 checklist', () => {
  it('of a fresh case: what the log does not show is not met', () => {
    expect(unmet([], '2024-01-10')).toEqual([
      '已发出执行通知书并责令报告财产',
      '已限制消费',
      '三个月内已网络查控',
      '已现场调查',
      '已终本约谈',
      '立案已满三个月',
      '已作出终本裁定',
    ]);
  });

  it('all but the ruling, then all', () => {
    expect(unmet(done)).toEqual(['已作出终本裁定']);
    expect(unmet([...done, closed])).toEqual([]);
  });

  it('of a 终本 case stays as it was on the closing day', () => {
    expect(unmet([...done, closed], '2026-05-01')).toEqual([]);
  });

  it('of a 终本 case does not change by what comes to light afterwards', () => {
    const later = [
      on('2024-06-01', 'tip.received', { tipId: 't', receivedOn: '2024-06-01', summary: '车' }),
      ...seized('2024-06-02', '2027-06-01'),
    ];
    expect(unmet([...done, closed, ...later], '2024-07-01')).toEqual([]);
  });

  it('of a closing takes in what occurred before it and arrives after it', () => {
    const [notice, ...rest] = done;
    expect(unmet([...rest, closed])).toEqual(['已发出执行通知书并责令报告财产']);
    expect(unmet([...rest, closed, notice].filter((event) => event !== undefined))).toEqual([]);
  });

  it('an inquiry is good for three months, filing must lie more than three back', () => {
    expect(unmet(done, '2024-06-01')).toEqual(['已作出终本裁定']);
    expect(unmet(done, '2024-06-02')).toEqual(['三个月内已网络查控', '已作出终本裁定']);
    expect(unmet(done, '2024-04-02')).toContain('立案已满三个月');
    expect(unmet(done, '2024-04-03')).not.toContain('立案已满三个月');
  });

  it('open tips and undisposed assets stand in its way', () => {
    const tip = on('2024-03-01', 'tip.received', {
      tipId: 't',
      receivedOn: '2024-03-01',
      summary: '车',
    });
    expect(unmet([...done, tip])).toContain('财产线索已全部核查');
    const house = seized('2024-02-01', '2027-01-31');
    expect(unmet([...done, ...house])).toContain('无可处置而未处置的财产');
    expect(unmet([...done, ...house.slice(0, 1)])).toContain('无可处置而未处置的财产');
    const queued = seized('2024-02-01', '', { queued: 2 });
    expect(unmet([...done, ...queued])).not.toContain('无可处置而未处置的财产');
  });

  it('what is held anew is not dealt with because an old seizure of it was released', () => {
    const released = on('2024-02-20', 'seizure.released', {
      seizureId: 's-1',
      on: '2024-02-20',
      instrument: '解',
      reason: '误',
    });
    const house = [...done, ...seized('2024-02-01', '2027-01-31'), released];
    expect(unmet(house)).not.toContain('无可处置而未处置的财产');
    const again = [...house, ...seizedAgain('2024-02-21', '2027-02-20', 'seal')];
    expect(unmet(again)).toContain('无可处置而未处置的财产');
  });

  it('an account that was emptied and frozen again is; one that still holds something is not', () => {
    const account = (estimatedValue: number) => [
      ...done,
      ...seized('2024-02-01', '2025-01-31', { kind: 'deposit', measure: 'freeze', estimatedValue }),
      on('2024-02-20', 'payment.deducted', { paymentId: 'p1', amount: 700, seizureId: 's-1' }),
    ];
    const again = seizedAgain('2024-02-21', '2025-02-20');
    expect(unmet([...account(700), ...again])).not.toContain('无可处置而未处置的财产');
    expect(unmet(account(701))).toContain('无可处置而未处置的财产');
  });

  it('nobody bidding in the first round is not the end of it, in the second it is', () => {
    const seizureId = 's-1';
    const round = (name: 'auction1' | 'auction2', day: string, opens: string, price: number) => [
      on(day, 'auction.announced', {
        seizureId,
        round: name,
        startPrice: price,
        announcedOn: day,
        opensAt: at(opens),
        closesAt: at(opens, 34),
      }),
      on(
        opens,
        'auction.closed',
        { seizureId, round: name, result: { kind: 'failed' } },
        {
          hour: 35,
        },
      ),
    ];
    const once = [
      ...done,
      ...seized('2024-01-05', '2026-01-04', { kind: 'vehicle' }),
      on('2024-01-08', 'appraisal.started', { seizureId, method: 'agreement' }),
      on('2024-01-09', 'appraisal.priced', {
        seizureId,
        referencePrice: 1000,
        validUntil: '2025-01-09',
      }),
      ...round('auction1', '2024-01-10', '2024-01-25', 700),
    ];
    expect(unmet(once)).toContain('无可处置而未处置的财产');
    const twice = [...once, ...round('auction2', '2024-01-27', '2024-02-05', 560)];
    expect(unmet(twice)).not.toContain('无可处置而未处置的财产');
  });

  it('a visit is a field investigation', () => {
    const visit = on('2024-02-01', 'visit.made', {
      visitId: 'v',
      purpose: '查找',
      fruitless: true,
      town: '440607001000',
    });
    expect(unmet([visit])).not.toContain('已现场调查');
  });

  it('does not apply to other types, nor to cases closed in another way', () => {
    const preservation = fold([{ ...filed(), caseNumber: '（2024）粤0607执保1号' }]);
    expect(terminationLacks(preservation, '2024-05-01')).toBeNull();
    const withdrawn = on('2024-05-01', 'case.closed', {
      closedOn: '2024-05-01',
      way: 'caseWithdrawn',
    });
    expect(terminationLacks(fold([filed(), withdrawn]), '2024-05-02')).toBeNull();
  });
});
