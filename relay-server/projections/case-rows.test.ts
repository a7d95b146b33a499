import { describe, expect, it } from 'vitest';
import type { ClosingWay } from '../../wire/codes.ts';
import { advanceTo, applyEvent } from '../rules/fold-case.ts';
import { at, CASE, filed, fold, on, seized, seizedAgain } from '../rules/testing/given.ts';
import { CaseView, rowsOfCase } from './case-rows.ts';
import type { RowChange } from './rows.ts';

const view = (...args: Parameters<typeof fold>) => new CaseView(fold(...args));
const keys = (changes: readonly RowChange[]) =>
  changes.map(({ topic, id, ...rest }) => `${'gone' in rest ? '-' : ''}${topic} ${id}`).sort();
const dataOf = (changes: readonly RowChange[], topic: string, id?: string) => {
  const found = changes.find(
    (each) => each.topic === topic && (id === undefined || each.id === id),
  );
  return found && 'data' in found ? found.data : undefined;
};
const life = [
  filed('2024-01-02', { place: { lng: 112.9, lat: 23.2, accuracyM: 30 } }),
  ...seized('2024-02-01', '2024-12-31', {
    registration: '粤E12345',
    name: '张三名下粤E12345货车',
    kind: 'vehicle',
  }),
];

describe('rowsOfCase', () => {
  it('a case that is filed brings its case, its parties and its point', () => {
    const changes = rowsOfCase(undefined, view([filed()], '2024-01-02'));
    expect(keys(changes)).toEqual([
      `case ${CASE}`,
      'party A',
      'party B',
      'party L',
      `point ${CASE}`,
    ]);
    expect(changes.every((change) => change.caseNumber === CASE)).toBe(true);
  });

  it('only what changed comes again: a payment touches case, point and payment', () => {
    const before = fold(life, '2024-03-01');
    const paid = on('2024-03-01', 'payment.recovered', {
      paymentId: 'p1',
      amount: 400_000,
      origin: 'voluntary',
      receivedOn: '2024-03-01',
    });
    const changes = rowsOfCase(new CaseView(before), new CaseView(applyEvent(before, paid)));
    expect(keys(changes)).toEqual([`case ${CASE}`, 'payment p1', `point ${CASE}`]);
    expect(dataOf(changes, 'case')).toMatchObject({ outstandingAmount: 9_600_000 });
    expect(dataOf(changes, 'point')).toMatchObject({ amount: 9_600_000, approximate: false });
  });

  it('no name stands in what a case is called, not on the map either', () => {
    const named = filed('2024-01-02', {
      cause: '张三诉三水示例建材有限公司买卖合同纠纷',
      enforcementBasis: '（2023）粤0607民初100号（张三案）',
    });
    const changes = rowsOfCase(undefined, view([named], '2024-01-02'));
    const cause = '张某诉某建材公司买卖合同纠纷';
    expect(dataOf(changes, 'case')).toMatchObject({
      cause,
      enforcementBasis: '（2023）粤0607民初100号（张某案）',
    });
    expect(dataOf(changes, 'point')).toMatchObject({ cause });
  });

  it('a case that was reversed takes all its rows with it', () => {
    const changes = rowsOfCase(view(life, '2024-11-15'), undefined);
    expect(changes.length).toBeGreaterThan(8);
    expect(changes.filter((change) => !('gone' in change))).toEqual([]);
  });

  it('parties are kept in full beside the name that a wall may show', () => {
    const [event] = [
      filed('2024-01-02', {
        parties: [
          {
            partyId: 'A',
            role: 'applicant',
            entity: 'person',
            name: '张三',
            idNumber: '4406',
            phone: '138',
          },
          { partyId: 'B', role: 'executee', entity: 'person', name: '张四' },
        ],
      }),
    ];
    const changes = rowsOfCase(undefined, view([event], '2024-01-02'));
    expect(dataOf(changes, 'party', 'A')).toMatchObject({
      name: '张三',
      maskedName: '张某1',
      phone: '138',
    });
    expect(dataOf(changes, 'party', 'B')).toMatchObject({ maskedName: '张某2' });
  });

  it('a second 张 changes the mask of the first: both rows come again', () => {
    const before = fold([filed()], '2024-01-02');
    const joined = on('2024-01-03', 'party.joined', {
      partyId: 'C',
      role: 'executee',
      entity: 'person',
      name: '张五',
    });
    const changes = rowsOfCase(new CaseView(before), new CaseView(applyEvent(before, joined)));
    expect(keys(changes).filter((key) => key.startsWith('party'))).toEqual(['party A', 'party C']);
  });

  it('free text is redacted: no name and no plate in an asset’s name or a measure’s ground', () => {
    const imposed = on('2024-02-02', 'measure.imposed', {
      measureId: 'm1',
      kind: 'consumptionRestriction',
      partyId: 'B',
      ground: '三水示例建材有限公司与张三串通，转移粤E54321',
      approver: '李庭长',
      approvedAt: at('2024-02-02', 8),
      instrument: '限消1号',
    });
    const changes = rowsOfCase(undefined, view([...life, imposed], '2024-02-02'));
    expect(dataOf(changes, 'asset')).toMatchObject({
      name: '张某名下…货车',
      registration: '粤E12345',
    });
    expect(dataOf(changes, 'measure')).toMatchObject({ ground: '某建材公司与张某串通，转移…' });
  });

  it('an account that was emptied and frozen again is held, and what is in it unknown', () => {
    const account = seized('2024-02-01', '2024-12-31', {
      kind: 'deposit',
      measure: 'freeze',
      estimatedValue: 700,
    });
    const deducted = (amount: number) =>
      on('2024-02-20', 'payment.deducted', { paymentId: 'p1', amount, seizureId: 's-1' });
    const rowsOn = (day: string, ...events: ReturnType<typeof on>[]) =>
      rowsOfCase(undefined, view([filed(), ...account, ...events], day));
    expect(dataOf(rowsOn('2024-03-01', deducted(700)), 'asset')).toMatchObject({
      state: 'deducted',
      value: 700,
      valueBasis: 'estimated',
    });
    expect(dataOf(rowsOn('2024-11-20', deducted(300)), 'asset')).toMatchObject({ value: 400 });
    const again = rowsOn('2024-12-20', deducted(700), ...seizedAgain('2024-02-21', '2025-02-18'));
    expect(dataOf(again, 'asset')).toMatchObject({
      state: 'effective',
      value: null,
      valueBasis: 'unknown',
    });
    expect(dataOf(again, 'expiry')).toMatchObject({ until: '2025-02-18', value: null });
  });

  it('says when assets were first looked for and first turned into money', () => {
    const days = (events: typeof life) => {
      const row = dataOf(rowsOfCase(undefined, view(events, '2024-06-01')), 'case');
      return row && 'inquiryOn' in row ? [row.inquiryOn, row.disposingOn] : null;
    };
    expect(days(life)).toEqual([null, null]);
    const node = (day: string, code: '004' | '005' | '021') => on(day, 'case.node', { code });
    const looked = [node('2024-02-07', '005'), node('2024-02-03', '004')];
    expect(days([...life, ...looked])).toEqual(['2024-02-03', null]);
    const valued = on('2024-03-04', 'appraisal.started', { seizureId: 's-1', method: 'inquiry' });
    expect(days([...life, ...looked, valued, node('2024-03-09', '021')])).toEqual([
      '2024-02-03',
      '2024-03-04',
    ]);
  });

  it('a preservation case that is closed keeps its seizures on the clock, another does not', () => {
    const ids = (caseNumber: string) => {
      const gone = on('2024-05-01', 'case.closed', {
        closedOn: '2024-05-01',
        way: 'enforcementTerminated',
      });
      const events = [...life, gone].map((event) => ({ ...event, caseNumber }));
      return keys(rowsOfCase(undefined, view(events, '2024-12-01'))).filter((key) =>
        key.startsWith('expiry'),
      );
    };
    expect(ids('（2024）粤0607执保1号')).toEqual(['expiry （2024）粤0607执保1号/s-1']);
    expect(ids(CASE)).toEqual([]);
  });

  it('the clock brings the expiry sixty days ahead and takes it when the seizure lapses', () => {
    const on1031 = fold(life, '2024-10-31');
    const on1101 = advanceTo(on1031, '2024-11-01');
    const lapsed = advanceTo(on1101, '2025-01-01');
    const expiries = (changes: readonly RowChange[]) =>
      keys(changes).filter((key) => key.includes('expiry'));
    expect(expiries(rowsOfCase(undefined, new CaseView(on1031)))).toEqual([]);
    const coming = rowsOfCase(new CaseView(on1031), new CaseView(on1101));
    expect(expiries(coming)).toEqual([`expiry ${CASE}/s-1`]);
    expect(dataOf(coming, 'expiry')).toMatchObject({ asset: '张某名下…货车', until: '2024-12-31' });
    const going = rowsOfCase(new CaseView(on1101), new CaseView(lapsed));
    expect(expiries(going)).toEqual([`-expiry ${CASE}/s-1`]);
    expect(dataOf(going, 'asset')).toMatchObject({ state: 'lapsed' });
  });

  it('reviews have no point; a case from outside that reported no place has none either', () => {
    const review = filed('2024-01-02');
    const moved = { ...review, caseNumber: '（2024）粤0607执异1号' };
    expect(keys(rowsOfCase(undefined, view([moved], '2024-01-02'))).join()).not.toContain('point');
    const outside = view([filed('2024-01-02', { town: '440607000000' })], '2024-01-02');
    expect(keys(rowsOfCase(undefined, outside)).join()).not.toContain('point');
  });

  describe('a closed case on the map', () => {
    const close = (closedOn: string, way: ClosingWay = 'enforcementTerminated', day = closedOn) =>
      on(day, 'case.closed', { closedOn, way });
    const placed = filed('2024-01-02', { place: { lng: 112.9, lat: 23.2, accuracyM: 30 } });
    const points = (changes: readonly RowChange[]) =>
      keys(changes).filter((key) => key.includes('point'));

    it.each(['enforcementTerminated', 'currentProcedureTerminated'] as const)(
      '[V-7] stays for thirty court days, the day of closing among them (%s)',
      (way) => {
        const closed = fold([placed, close('2024-03-01', way)], '2024-03-01');
        expect(dataOf(rowsOfCase(undefined, new CaseView(closed)), 'point')).toBeDefined();
        const last = advanceTo(closed, '2024-03-30');
        expect(points(rowsOfCase(new CaseView(closed), new CaseView(last)))).toEqual([]);
        const gone = advanceTo(last, '2024-03-31');
        const going = rowsOfCase(new CaseView(last), new CaseView(gone));
        expect(points(going)).toEqual([`-point ${CASE}`]);
      },
    );

    it('[V-7] the clock takes it: the case asks to be woken on that day, and no more after it', () => {
      const closed = fold([placed, close('2024-03-01')], '2024-03-01');
      expect(new CaseView(closed).wakeOn).toBe('2024-03-31');
      expect(new CaseView(advanceTo(closed, '2024-03-31')).wakeOn).toBeNull();
    });

    it('one reported as closed long ago goes at once, and a review asks for no waking', () => {
      const before = fold([placed], '2024-05-01');
      const late = applyEvent(before, close('2024-03-01', 'enforcementTerminated', '2024-05-01'));
      const changes = rowsOfCase(new CaseView(before), new CaseView(late));
      expect(points(changes)).toEqual([`-point ${CASE}`]);
      const review = [placed, close('2024-03-01')].map((event) => ({
        ...event,
        caseNumber: '（2024）粤0607执异1号',
      }));
      expect(view(review, '2024-03-02').wakeOn).toBeNull();
    });

    it('[V-7] a resumption in place brings it back', () => {
      const closed = fold(
        [placed, close('2024-03-01', 'currentProcedureTerminated')],
        '2024-06-01',
      );
      const resumed = applyEvent(
        closed,
        on('2024-06-01', 'case.resumed', { resumedOn: '2024-06-01', reason: '发现财产' }),
      );
      const changes = rowsOfCase(new CaseView(closed), new CaseView(resumed));
      expect(dataOf(changes, 'point')).toMatchObject({ stage: 'open' });
    });
  });

  it('a place known only roughly is shown as approximate', () => {
    const rough = filed('2024-01-02', { place: { lng: 112.9, lat: 23.2, accuracyM: 2_000 } });
    expect(dataOf(rowsOfCase(undefined, view([rough], '2024-01-02')), 'point')).toMatchObject({
      lng: 112.9,
      approximate: true,
    });
  });
});
