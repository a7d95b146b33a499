import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { type Alert, alertsOf } from './alerts.ts';
import { wakeOn } from './fold-case.ts';
import { at, filed, fold, on, seized, seizedAgain } from './testing/given.ts';

/** Past the opening deadlines, so that they do not speak in tests of something else. */
const opened = [
  filed(),
  on('2024-01-03', 'case.node', { code: '003' }),
  on('2024-01-04', 'case.node', { code: '004' }),
];
const alerts = (events: LoggedEvent[], today: string): Alert[] =>
  alertsOf(fold(events, today), today);
const of = (kind: string, events: LoggedEvent[], today: string) =>
  alerts(events, today)
    .filter((alert) => alert.kind === kind)
    .map(({ level, since, dueOn }) => [level, since, dueOn]);
const freeze = { kind: 'deposit', measure: 'freeze' } as const;
const closed = (day: string, way: 'currentProcedureTerminated' | 'enforcementTerminated') =>
  on(day, 'case.closed', { closedOn: day, way });

describe('seizures that run out', () => {
  const life = [...opened, ...seized('2024-02-01', '2024-12-31', freeze)];

  it.each([
    ['2024-10-31', []],
    ['2024-11-01', [['info', '2024-11-01', '2024-12-31']]],
    ['2024-12-01', [['warning', '2024-12-01', '2024-12-31']]],
    ['2024-12-16', [['warning', '2024-12-16', '2024-12-31']]],
    ['2024-12-24', [['critical', '2024-12-24', '2024-12-31']]],
    ['2024-12-30', [['critical', '2024-12-30', '2024-12-31']]],
    ['2024-12-31', [['critical', '2024-12-30', '2024-12-31']]],
    ['2025-01-01', []],
  ])('expiring on %s', (today, expected) => {
    expect(of('seizureExpiring', life, today)).toEqual(expected);
  });

  it('say what, never whose, and do not count down', () => {
    const [alert] = alerts(life, '2024-11-20');
    expect(alert).toEqual({
      id: 'seizureExpiring:s-1',
      kind: 'seizureExpiring',
      level: 'info',
      subject: '银行存款冻结',
      text: '2024-12-31 到期，请及时续期或处置',
      since: '2024-11-01',
      dueOn: '2024-12-31',
    });
  });

  it('do not begin before the seizure does', () => {
    const short = [...opened, ...seized('2024-02-01', '2024-02-20', freeze)];
    expect(of('seizureExpiring', short, '2024-02-01')).toEqual([
      ['warning', '2024-02-01', '2024-02-20'],
    ]);
  });

  it('lapsed: for 30 days', () => {
    expect(of('seizureLapsed', life, '2025-01-01')).toEqual([
      ['critical', '2025-01-01', '2024-12-31'],
    ]);
    expect(of('seizureLapsed', life, '2025-01-30')).toHaveLength(1);
    expect(of('seizureLapsed', life, '2025-01-31')).toEqual([]);
  });

  it('speak on 终本 cases, not on cases closed for good', () => {
    const terminated = [...life, closed('2024-05-01', 'currentProcedureTerminated')];
    expect(of('seizureExpiring', terminated, '2024-12-20')).toHaveLength(1);
    expect(of('seizureLapsed', terminated, '2025-01-02')).toHaveLength(1);
    const gone = [...life, closed('2024-05-01', 'enforcementTerminated')];
    expect(alerts(gone, '2024-12-20')).toEqual([]);
    expect(alerts(gone, '2025-01-02')).toEqual([]);
    expect(wakeOn(fold(gone, '2024-10-31'))).toBe('2024-11-01');
    expect(wakeOn(fold(gone, '2024-11-01'))).toBe('2025-01-01');
  });

  it('speak on a preservation case that is closed: what it seized is held for the enforcement', () => {
    const number = '（2024）粤0607执保1号';
    const held = [...life, closed('2024-05-01', 'enforcementTerminated')].map((event) => ({
      ...event,
      caseNumber: number,
    }));
    expect(of('seizureExpiring', held, '2024-12-20')).toEqual([
      ['warning', '2024-12-16', '2024-12-31'],
    ]);
    expect(alerts(held, '2025-01-02').map(({ kind }) => kind)).toEqual(['seizureLapsed']);
  });

  it('promoted from the queue: for 7 days', () => {
    const queued = [...opened, ...seized('2024-02-01', '', { ...freeze, queued: 1 })];
    const promoted = on('2024-05-01', 'seizure.promoted', {
      seizureId: 's-1',
      from: '2024-05-01',
      until: '2025-04-30',
      priorReleasedBy: '解1',
    });
    expect(of('queuedPromoted', [...queued, promoted], '2024-05-07')).toEqual([
      ['info', '2024-05-01', null],
    ]);
    expect(of('queuedPromoted', [...queued, promoted], '2024-05-08')).toEqual([]);
    const terminated = closed('2024-04-20', 'currentProcedureTerminated');
    expect(of('queuedPromoted', [...queued, terminated, promoted], '2024-05-07')).toHaveLength(1);
  });
});

describe('steps of the disposal', () => {
  const house = [...opened, ...seized('2024-02-01', '2027-01-31')];
  const seizureId = 's-1';
  const valuing = on('2024-02-20', 'appraisal.started', { seizureId, method: 'inquiry' });
  const priced = on('2024-03-01', 'appraisal.priced', {
    seizureId,
    referencePrice: 1_000_000,
    validUntil: '2024-08-01',
  });
  const first = on('2024-03-02', 'auction.announced', {
    seizureId,
    round: 'auction1',
    startPrice: 700_000,
    announcedOn: '2024-03-02',
    opensAt: at('2024-04-01'),
    closesAt: at('2024-04-03'),
  });
  const failed = on('2024-04-03', 'auction.closed', {
    seizureId,
    round: 'auction1',
    result: { kind: 'failed' },
  });

  it('appraisal not started: from day 25, overdue after day 30', () => {
    expect(of('appraisalOverdue', house, '2024-02-26')).toEqual([
      ['warning', '2024-02-26', '2024-03-02'],
    ]);
    expect(of('appraisalOverdue', house, '2024-02-25')).toEqual([]);
    expect(of('appraisalOverdue', house, '2024-03-03')).toEqual([
      ['critical', '2024-03-03', '2024-03-02'],
    ]);
    expect(of('appraisalOverdue', [...house, valuing], '2024-03-03')).toEqual([]);
  });

  it('price not found: an inquiry has 3 days, an appraisal 30 and two extensions of 15', () => {
    const by = (method: 'agreement' | 'inquiry' | 'appraisal') => [
      ...house,
      on('2024-02-20', 'appraisal.started', { seizureId, method }),
    ];
    expect(of('priceDue', by('inquiry'), '2024-02-21')).toEqual([]);
    expect(of('priceDue', by('inquiry'), '2024-02-23')).toEqual([
      ['info', '2024-02-22', '2024-02-23'],
    ]);
    expect(of('priceDue', by('inquiry'), '2024-02-24')).toEqual([
      ['critical', '2024-02-24', '2024-02-23'],
    ]);
    expect(of('priceDue', by('appraisal'), '2024-03-20')).toEqual([]);
    expect(of('priceDue', by('appraisal'), '2024-03-21')).toEqual([
      ['info', '2024-03-21', '2024-04-20'],
    ]);
    expect(of('priceDue', by('appraisal'), '2024-04-21')).toEqual([
      ['critical', '2024-04-21', '2024-04-20'],
    ]);
    expect(of('priceDue', by('agreement'), '2024-12-01')).toEqual([]);
    expect(of('priceDue', [...by('inquiry'), priced], '2024-03-02')).toEqual([]);
  });

  it('sale not announced: from 3 days before the 10th after the price, overdue after it', () => {
    const life = [...house, valuing, priced];
    expect(of('saleDue', life, '2024-03-07')).toEqual([]);
    expect(of('saleDue', life, '2024-03-08')).toEqual([['warning', '2024-03-08', '2024-03-11']]);
    expect(of('saleDue', life, '2024-03-12')).toEqual([['critical', '2024-03-12', '2024-03-11']]);
    expect(of('saleDue', [...life, first], '2024-03-12')).toEqual([]);
  });

  it('no appraisal for money, for what is suspended, nor while the parties settle', () => {
    const money = [...opened, ...seized('2024-02-01', '2024-12-31', freeze)];
    expect(of('appraisalOverdue', money, '2024-03-03')).toEqual([]);
    const suspended = on('2024-02-10', 'seizure.suspended', { seizureId, ground: '异议' });
    expect(of('appraisalOverdue', [...house, suspended], '2024-03-03')).toEqual([]);
    const signed = on('2024-02-10', 'settlement.signed', {
      settlementId: 't',
      amount: 1,
      deadline: '2024-12-31',
    });
    expect(of('appraisalOverdue', [...house, signed], '2024-03-03')).toEqual([]);
    const disputed = on('2024-02-10', 'case.suspended', {
      ground: 'jurisdiction',
      from: '2024-02-10',
    });
    expect(of('appraisalOverdue', [...house, disputed], '2024-03-03')).toEqual([]);
  });

  it('a rest that begins once a step is overdue moves nothing', () => {
    const rest = [
      on('2024-03-03', 'seizure.suspended', { seizureId, ground: '案外人异议' }),
      on('2024-05-03', 'seizure.continued', { seizureId }),
    ];
    expect(of('appraisalOverdue', [...house, ...rest], '2024-05-04')).toEqual([
      ['critical', '2024-03-03', '2024-03-02'],
    ]);
  });

  it('days on which a disposal rested are not counted: 30 days of being worked on are meant', () => {
    const rest = (from: string, until: string) => [
      on(from, 'seizure.suspended', { seizureId, ground: '案外人异议' }),
      on(until, 'seizure.continued', { seizureId }),
    ];
    const rested = [...house, ...rest('2024-02-10', '2024-08-10')];
    expect(of('appraisalOverdue', rested, '2024-08-11')).toEqual([]);
    expect(of('appraisalOverdue', rested, '2024-08-31')).toEqual([
      ['warning', '2024-08-26', '2024-08-31'],
    ]);
    expect(of('appraisalOverdue', rested, '2024-09-01')).toEqual([
      ['critical', '2024-09-01', '2024-08-31'],
    ]);
    const suspended = [
      on('2024-02-05', 'case.suspended', { ground: 'suspension', from: '2024-02-05' }),
      on('2024-02-20', 'case.continued', { ground: 'suspension', on: '2024-02-20' }),
    ];
    // Twice at the same time is once: 2024-02-05 to 08-10.
    expect(of('appraisalOverdue', [...rested, ...suspended], '2024-09-06')).toEqual([
      ['critical', '2024-09-06', '2024-09-05'],
    ]);
    const broken = [
      on('2024-02-10', 'settlement.signed', {
        settlementId: 't',
        amount: 1,
        deadline: '2024-12-31',
      }),
      on('2024-06-10', 'settlement.breached', { settlementId: 't', on: '2024-06-10' }),
    ];
    expect(of('appraisalOverdue', [...house, ...broken], '2024-06-11')).toEqual([]);
    const priceSought = [...house, valuing, priced, ...rest('2024-03-03', '2024-03-23')];
    expect(of('saleDue', priceSought, '2024-04-01')).toEqual([
      ['critical', '2024-04-01', '2024-03-31'],
    ]);
  });

  it('reference price: 30 and 7 days before it runs out, and after', () => {
    const life = [...house, valuing, priced];
    expect(of('referencePriceExpiring', life, '2024-07-01')).toEqual([]);
    expect(of('referencePriceExpiring', life, '2024-07-02')).toEqual([
      ['info', '2024-07-02', '2024-08-01'],
    ]);
    expect(of('referencePriceExpiring', life, '2024-07-25')).toEqual([
      ['warning', '2024-07-25', '2024-08-01'],
    ]);
    expect(of('referencePriceExpiring', life, '2024-08-02')).toEqual([
      ['critical', '2024-08-02', '2024-08-01'],
    ]);
    expect(of('referencePriceExpiring', [...life, first], '2024-08-02')).toEqual([]);
  });

  it('auction: three days before it opens and ends, and on the day', () => {
    const life = [...house, valuing, priced, first];
    expect(of('auctionOpens', life, '2024-03-28')).toEqual([]);
    expect(of('auctionOpens', life, '2024-03-29')).toEqual([['info', '2024-03-29', '2024-04-01']]);
    expect(of('auctionOpens', life, '2024-04-01')).toEqual([
      ['warning', '2024-04-01', '2024-04-01'],
    ]);
    expect(of('auctionOpens', life, '2024-04-02')).toEqual([]);
    expect(of('auctionEnds', life, '2024-03-31')).toEqual([]);
    expect(of('auctionEnds', life, '2024-04-01')).toEqual([['info', '2024-04-01', '2024-04-03']]);
    expect(of('auctionEnds', life, '2024-04-03')).toEqual([
      ['warning', '2024-04-03', '2024-04-03'],
    ]);
    expect(of('auctionEnds', life, '2024-04-04')).toEqual([]);
    expect(alerts(life, '2024-04-03').find(({ kind }) => kind === 'auctionEnds')?.text).toBe(
      '今日竞价结束',
    );
  });

  it('second auction: within 30 days of the failed first', () => {
    const life = [...house, valuing, priced, first, failed];
    expect(of('secondAuctionDue', life, '2024-04-03')).toEqual([
      ['info', '2024-04-03', '2024-05-03'],
    ]);
    expect(of('secondAuctionDue', life, '2024-04-26')).toEqual([
      ['warning', '2024-04-26', '2024-05-03'],
    ]);
    expect(of('secondAuctionDue', life, '2024-05-04')).toEqual([
      ['critical', '2024-05-04', '2024-05-03'],
    ]);
  });
});

describe('money', () => {
  const paid = (amount: number, origin: 'voluntary' | 'debtInKind' = 'voluntary') =>
    on('2024-03-01', 'payment.recovered', {
      paymentId: 'p1',
      amount,
      origin,
      receivedOn: '2024-03-01',
    });
  const given = (amount: number) =>
    on('2024-03-10', 'payment.disbursed', { paymentId: 'p1', amount, on: '2024-03-10' });

  it('not given out: from day 20, overdue after day 30; on closed cases too', () => {
    const life = [...opened, paid(1000), given(999)];
    expect(of('disbursementOverdue', life, '2024-03-20')).toEqual([]);
    expect(of('disbursementOverdue', life, '2024-03-21')).toEqual([
      ['warning', '2024-03-21', '2024-03-31'],
    ]);
    expect(of('disbursementOverdue', life, '2024-04-01')).toEqual([
      ['critical', '2024-04-01', '2024-03-31'],
    ]);
    const gone = [...life, closed('2024-03-11', 'enforcementTerminated')];
    expect(alerts(gone, '2024-04-01')).toMatchObject([
      { id: 'disbursementOverdue:p1', subject: '案款（主动履行）' },
    ]);
    expect(of('disbursementOverdue', [...opened, paid(1000), given(1000)], '2024-04-01')).toEqual(
      [],
    );
    expect(of('disbursementOverdue', [...opened, paid(1000, 'debtInKind')], '2024-04-01')).toEqual(
      [],
    );
  });

  it('the price of an asset, told as proceeds and as a payment, is one alert', () => {
    const sold = [
      ...opened,
      ...seized('2024-01-05', '2026-01-04', { kind: 'vehicle' }),
      on('2024-01-08', 'appraisal.started', { seizureId: 's-1', method: 'agreement' }),
      on('2024-01-09', 'appraisal.priced', {
        seizureId: 's-1',
        referencePrice: 1000,
        validUntil: '2025-01-09',
      }),
      on('2024-01-10', 'auction.announced', {
        seizureId: 's-1',
        round: 'auction1',
        startPrice: 700,
        announcedOn: '2024-01-10',
        opensAt: at('2024-01-25'),
        closesAt: at('2024-01-26'),
      }),
      on('2024-01-26', 'auction.closed', {
        seizureId: 's-1',
        round: 'auction1',
        result: { kind: 'sold', price: 900 },
      }),
      on('2024-02-01', 'proceeds.arrived', { seizureId: 's-1', amount: 900 }),
      on('2024-02-02', 'title.ruled', { seizureId: 's-1', instrument: '裁2' }),
      on('2024-02-03', 'asset.handed-over', { seizureId: 's-1', to: '买受人' }),
    ];
    const into = (origin: 'auction' | 'voluntary', day = '2024-02-01') =>
      on(day, 'payment.recovered', {
        paymentId: `p-${origin}-${day}`,
        amount: 900,
        origin,
        receivedOn: day,
      });
    const ids = (...events: LoggedEvent[]) =>
      alerts([...sold, ...events], '2024-03-10')
        .filter(({ kind }) => kind === 'disbursementOverdue')
        .map(({ id }) => id);
    expect(ids(into('auction'))).toEqual(['disbursementOverdue:s-1']);
    expect(ids(into('voluntary'))).toHaveLength(2);
    // Of another sale, before this one's money came.
    expect(ids(into('auction', '2024-01-31'))).toHaveLength(2);
    const given = on('2024-02-05', 'proceeds.distributed', { seizureId: 's-1', amount: 900 });
    expect(ids(into('auction'), given)).toEqual(['disbursementOverdue:p-auction-2024-02-01']);
  });

  it('over-seizure: more than 120 % of what is owed, each asset once', () => {
    const worth = (estimatedValue: number) => [
      ...opened,
      ...seized('2024-02-01', '2024-12-31', { ...freeze, estimatedValue }),
    ];
    expect(of('overSeizure', worth(12_000_000), '2024-02-02')).toEqual([]);
    expect(of('overSeizure', worth(12_000_001), '2024-02-02')).toEqual([
      ['warning', '2024-02-01', null],
    ]);
    expect(of('overSeizure', [...worth(12_000_000), paid(1)], '2024-03-02')).toEqual([
      ['warning', '2024-03-01', null],
    ]);
    const queued = seized('2024-02-01', '', { ...freeze, estimatedValue: 90_000_000, queued: 1 });
    expect(of('overSeizure', [...opened, ...queued], '2024-02-02')).toEqual([]);
    // Deducted in full and frozen again: what was in it is money received, not held once more.
    const emptied = [
      ...worth(6_000_000),
      on('2024-02-05', 'payment.deducted', {
        paymentId: 'd1',
        amount: 6_000_000,
        seizureId: 's-1',
      }),
      ...seizedAgain('2024-02-06', '2025-02-05'),
    ];
    expect(of('overSeizure', emptied, '2024-02-07')).toEqual([]);
  });

  it('over-collection: an alert, not a refusal', () => {
    expect(of('overCollection', [...opened, paid(12_000_000)], '2024-03-02')).toEqual([]);
    expect(of('overCollection', [...opened, paid(12_000_001)], '2024-03-02')).toEqual([
      ['warning', '2024-03-01', null],
    ]);
  });
});

describe('deadlines of the case', () => {
  it('notice and inquiry, until they are done or plainly past', () => {
    expect(of('noticeDue', [filed()], '2024-01-08')).toEqual([]);
    expect(of('noticeDue', [filed()], '2024-01-09')).toEqual([
      ['warning', '2024-01-09', '2024-01-12'],
    ]);
    expect(of('noticeDue', [filed()], '2024-01-13')).toEqual([
      ['critical', '2024-01-13', '2024-01-12'],
    ]);
    expect(of('inquiryDue', [filed()], '2024-01-05')).toEqual([
      ['warning', '2024-01-05', '2024-01-07'],
    ]);
    expect(of('inquiryDue', [filed()], '2024-01-08')).toEqual([
      ['critical', '2024-01-08', '2024-01-07'],
    ]);
    expect(alerts(opened, '2024-02-01')).toEqual([]);
    const later = [filed(), on('2024-01-20', 'case.node', { code: '017' })];
    expect(alerts(later, '2024-02-01')).toEqual([]);
  });

  it('notice within 3 days of a measure that was taken at once, when that is sooner', () => {
    const freezeAt = (day: string) => seized(day, '2024-12-31', freeze);
    expect(of('noticeDue', [filed(), ...freezeAt('2024-01-03')], '2024-01-04')).toEqual([
      ['warning', '2024-01-03', '2024-01-06'],
    ]);
    expect(of('noticeDue', [filed(), ...freezeAt('2024-01-11')], '2024-01-12')).toEqual([
      ['warning', '2024-01-09', '2024-01-12'],
    ]);
    const planned = freezeAt('2024-01-03').slice(0, 3);
    expect(of('noticeDue', [filed(), ...planned], '2024-01-04')).toEqual([]);
    const preserved = freezeAt('2023-12-20');
    expect(of('noticeDue', [filed(), ...preserved], '2024-01-04')).toEqual([]);
  });

  it('closing limit at 30, 15, 7 days and over, silent while the clock stands still', () => {
    expect(of('closingLimit', opened, '2024-06-01')).toEqual([]);
    expect(of('closingLimit', opened, '2024-06-02')).toEqual([
      ['info', '2024-06-02', '2024-07-02'],
    ]);
    expect(of('closingLimit', opened, '2024-06-17')).toEqual([
      ['warning', '2024-06-17', '2024-07-02'],
    ]);
    expect(of('closingLimit', opened, '2024-06-25')).toEqual([
      ['critical', '2024-06-25', '2024-07-02'],
    ]);
    expect(of('closingLimit', opened, '2024-07-03')).toEqual([
      ['critical', '2024-07-03', '2024-07-02'],
    ]);
    const stop = on('2024-06-01', 'case.suspended', { ground: 'appraisal', from: '2024-06-01' });
    expect(of('closingLimit', [...opened, stop], '2024-07-03')).toEqual([]);
    const tooLate = on('2024-07-03', 'case.suspended', { ground: 'deferral', from: '2024-07-03' });
    expect(of('closingLimit', [...opened, tooLate], '2024-09-01')).toEqual([
      ['critical', '2024-07-03', '2024-07-02'],
    ]);
  });

  it('tips, 7 days or 3 when urgent, on 终本 cases too', () => {
    const tip = (urgent: boolean) =>
      on('2024-03-01', 'tip.received', {
        tipId: 't1',
        receivedOn: '2024-03-01',
        urgent,
        summary: '车',
      });
    expect(of('tipDue', [...opened, tip(false)], '2024-03-06')).toEqual([
      ['warning', '2024-03-06', '2024-03-08'],
    ]);
    expect(of('tipDue', [...opened, tip(true)], '2024-03-05')).toEqual([
      ['critical', '2024-03-05', '2024-03-04'],
    ]);
    const terminated = [...opened, closed('2024-02-20', 'currentProcedureTerminated'), tip(false)];
    expect(of('tipDue', terminated, '2024-03-09')).toHaveLength(1);
    const verified = on('2024-03-04', 'tip.verified', {
      tipId: 't1',
      verifiedOn: '2024-03-04',
      found: false,
    });
    expect(of('tipDue', [...opened, tip(false), verified], '2024-03-09')).toEqual([]);
  });

  it('messages, from their receipt on, 3 working days, after the closing too', () => {
    // A Thursday.
    const message = on('2024-03-07', 'message.received', {
      messageId: 'l1',
      receivedOn: '2024-03-07',
      by: 'executee',
    });
    const satisfied = [...opened, closed('2024-02-20', 'enforcementTerminated'), message];
    for (const events of [[...opened, message], satisfied]) {
      expect(of('messageDue', events, '2024-03-07')).toEqual([
        ['info', '2024-03-07', '2024-03-12'],
      ]);
      expect(of('messageDue', events, '2024-03-11')).toEqual([
        ['warning', '2024-03-11', '2024-03-12'],
      ]);
      expect(of('messageDue', events, '2024-03-13')).toEqual([
        ['critical', '2024-03-13', '2024-03-12'],
      ]);
    }
    const answered = on('2024-03-08', 'message.answered', {
      messageId: 'l1',
      answeredOn: '2024-03-08',
    });
    expect(of('messageDue', [...satisfied, answered], '2024-03-13')).toEqual([]);
  });

  it('objections, 15 days, whatever becomes of the case meanwhile', () => {
    const objection = on('2024-03-01', 'objection.filed', {
      objectionId: 'o1',
      filedOn: '2024-03-01',
      by: 'executee',
      ground: '异议',
    });
    expect(of('objectionDue', [...opened, objection], '2024-03-11')).toEqual([
      ['warning', '2024-03-11', '2024-03-16'],
    ]);
    expect(of('objectionDue', [...opened, objection], '2024-03-17')).toEqual([
      ['critical', '2024-03-17', '2024-03-16'],
    ]);
    for (const way of ['currentProcedureTerminated', 'enforcementTerminated'] as const) {
      const life = [...opened, objection, closed('2024-03-10', way)];
      expect(of('objectionDue', life, '2024-03-17')).toHaveLength(1);
    }
  });

  it('a settlement, until it is told as performed or broken', () => {
    const signed = on('2024-02-01', 'settlement.signed', {
      settlementId: 't',
      amount: 1,
      deadline: '2024-03-01',
    });
    const life = [...opened, signed];
    expect(of('settlementDue', life, '2024-02-22')).toEqual([]);
    expect(of('settlementDue', life, '2024-02-23')).toEqual([['info', '2024-02-23', '2024-03-01']]);
    expect(of('settlementDue', life, '2024-03-01')).toEqual([
      ['warning', '2024-02-29', '2024-03-01'],
    ]);
    expect(of('settlementDue', life, '2024-06-01')).toEqual([
      ['critical', '2024-03-02', '2024-03-01'],
    ]);
    for (const type of ['settlement.performed', 'settlement.breached'] as const) {
      const ended = on('2024-03-02', type, { settlementId: 't', on: '2024-03-02' });
      expect(of('settlementDue', [...life, ended], '2024-06-01')).toEqual([]);
    }
    const gone = closed('2024-02-10', 'enforcementTerminated');
    expect(of('settlementDue', [...life, gone], '2024-06-01')).toEqual([]);
  });

  it('an instalment, until what came in covers it; the last one is the settlement itself', () => {
    const instalments = [
      { due: '2024-03-01', amount: 100 },
      { due: '2024-04-01', amount: 100 },
      { due: '2024-05-01', amount: 100 },
    ];
    const signed = on('2024-02-01', 'settlement.signed', {
      ...{ settlementId: 't', amount: 300, deadline: '2024-05-01', instalments },
    });
    const paid = (day: string, amount: number, more = {}) =>
      on(day, 'payment.recovered', {
        ...{ paymentId: `p${day}`, amount, origin: 'voluntary', receivedOn: day, ...more },
      });
    const life = [...opened, paid('2024-01-31', 500), signed];
    expect(of('instalmentDue', life, '2024-02-26')).toEqual([]);
    expect(of('instalmentDue', life, '2024-02-27')).toEqual([['info', '2024-02-27', '2024-03-01']]);
    expect(of('instalmentDue', life, '2024-03-02')).toEqual([
      ['warning', '2024-03-02', '2024-03-01'],
    ]);
    // Money that names no settlement counts, money that was taken does not.
    const taken = paid('2024-02-15', 100, { origin: 'deduction' });
    expect(of('instalmentDue', [...life, taken], '2024-03-02')).toHaveLength(1);
    const first = paid('2024-02-20', 60);
    expect(of('instalmentDue', [...life, first], '2024-03-02')).toHaveLength(1);
    const second = paid('2024-03-03', 40, { settlementId: 't' });
    expect(of('instalmentDue', [...life, first, second], '2024-03-31')).toEqual([
      ['info', '2024-03-29', '2024-04-01'],
    ]);
    const third = paid('2024-03-30', 100, { settlementId: 't' });
    const covered = [...life, first, second, third];
    expect(of('instalmentDue', covered, '2024-05-02')).toEqual([]);
    expect(of('settlementDue', covered, '2024-05-02')).toHaveLength(1);
    const breached = on('2024-03-05', 'settlement.breached', {
      settlementId: 't',
      on: '2024-03-05',
    });
    expect(of('instalmentDue', [...life, breached], '2024-03-06')).toEqual([]);
  });

  it('a breached settlement, for 30 days', () => {
    const life = [
      ...opened,
      on('2024-02-01', 'settlement.signed', {
        settlementId: 't',
        amount: 1,
        deadline: '2024-03-01',
      }),
      on('2024-03-02', 'settlement.breached', { settlementId: 't', on: '2024-03-02' }),
    ];
    expect(of('settlementBreached', life, '2024-03-02')).toEqual([
      ['critical', '2024-03-02', '2024-03-02'],
    ]);
    expect(of('settlementBreached', life, '2024-04-01')).toEqual([]);
  });

  it('ids are unique within a case on every day', () => {
    const life = [
      filed(),
      ...seized('2024-02-01', '2024-12-31', freeze),
      ...seized('2024-02-01', '2027-01-31', { key: '2' }),
    ];
    for (const today of ['2024-03-10', '2024-06-30', '2024-12-31', '2025-01-01']) {
      const ids = alerts(life, today).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
