import { beforeAll, describe, expect, it } from 'vitest';
import type { FigureBreakdown } from '../../wire/figures.ts';
import { filed, on } from '../rules/testing/given.ts';
import { NotForVisitors } from './figure-desk.ts';
import { namedSpan } from './span.ts';
import { AskedCourt, indicatorOf } from './testing/asked-court.ts';

const TOWNS = ['440607001000', '440607004000', '440607101000', '440607103000'] as const;
/** Filed in 2024, by town: the second is of few. */
const FILED = [12, 3, 9, 7];
const CAUSES = ['买卖合同纠纷', '民间借贷纠纷', '劳动争议'] as const;

let court: AskedCourt;
beforeAll(async () => {
  court = new AskedCourt();
  let serial = 0;
  const filings = FILED.flatMap((cases, at) =>
    Array.from({ length: cases }, (_, k) => {
      serial += 1;
      // Of the third cause there are two, of the second six.
      const cause = serial <= 2 ? CAUSES[2] : serial <= 8 ? CAUSES[1] : CAUSES[0];
      const month = k % 2 === 0 ? '02' : '03';
      const event = filed(`2024-${month}-05`, { cause, town: TOWNS[at] ?? TOWNS[0] });
      return { ...event, caseNumber: `（2024）粤0607执${serial}号` };
    }),
  );
  const day = on(
    '2024-06-01',
    'clock.day-turned',
    { day: '2024-06-01' },
    { source: 'relay', hour: 0 },
  );
  await court.take(day, ...filings);
});

const ask = (id: string, period: string, by: FigureBreakdown | null = null) => {
  const span = namedSpan(period, court.desk.config, '2024-06-01');
  if (!span) throw new Error(period);
  return court.desk.visitorsAnswer({ indicator: indicatorOf(id), span, by, compare: false });
};

describe('what visitors are told of a figure', () => {
  it('H-98 a group of few is withheld, and another so that it does not follow from the total', async () => {
    const { value, groups, suppressedNote, events } = await ask('filedCount', 'year', 'town');
    expect([value, events]).toEqual([31, null]);
    const hidden = groups.filter(({ suppressed }) => suppressed);
    expect(hidden.map(({ key }) => key)).toEqual(['440607004000', '440607103000']);
    expect(hidden.every((group) => group.value === null && group.numerator === null)).toBe(true);
    expect(suppressedNote).toContain('少于 5');
  });

  it('H-98 what the wall withholds is withheld here, whole or as a group', async () => {
    const rows = await court.world.rows();
    const few = [...rows.values()].filter(
      ({ topic, data }) => topic === 'town' && Object(data).few,
    );
    const { groups } = await ask('filedCount', 'year', 'town');
    const hidden = groups.filter(({ suppressed }) => suppressed).map(({ key }) => key);
    expect(hidden).toEqual(expect.arrayContaining(few.map(({ id }) => id)));
    const none = await ask('closedCount', 'year');
    expect(none).toMatchObject({ value: 0, whyNone: null });
  });

  it('H-98 causes that are withheld are not named', async () => {
    const { groups } = await ask('filedCount', 'year', 'cause');
    expect(groups.map(({ label, value }) => [label, value])).toEqual([
      ['买卖合同纠纷', 23],
      ['其余案由', null],
    ]);
  });

  it('H-98 a figure of few is not told, nor what it stands on', async () => {
    const one = new AskedCourt();
    await one.take(
      on('2024-06-01', 'clock.day-turned', { day: '2024-06-01' }, { source: 'relay', hour: 0 }),
      filed('2024-02-05'),
    );
    const span = namedSpan('year', one.desk.config, '2024-06-01');
    if (!span) throw new Error('year');
    const question = {
      indicator: indicatorOf('filedCount'),
      span,
      by: 'town' as const,
      compare: true,
    };
    expect(await one.desk.visitorsAnswer(question)).toMatchObject({
      ...{ value: null, whyNone: 'suppressed', records: null, events: null, groups: [] },
      previous: { value: null },
    });
    expect((await one.desk.answer(question)).value).toBe(1);
  });

  it('H-99 that a month was revised is told; what it was is not, where few came late', async () => {
    const turned = (day: string) =>
      on(day, 'clock.day-turned', { day }, { source: 'relay', hour: 0 });
    const many = (from: number, cases: number) =>
      Array.from({ length: cases }, (_, at) => ({
        ...filed('2024-02-05'),
        caseNumber: `（2024）粤0607执${from + at}号`,
      }));
    const late = new AskedCourt();
    await late.take(turned('2024-02-01'), ...many(1, 20), turned('2024-06-01'));
    const revisions = async (id: string) => {
      const span = namedSpan('year', late.desk.config, '2024-06-01');
      if (!span) throw new Error('year');
      const indicator = indicatorOf(id);
      const question = { indicator, span, by: null, compare: false };
      const told = (await late.desk.visitorsAnswer(question)).revisions;
      return told.map(({ month, first, now }) => [month, first, now]);
    };
    expect(await revisions('filedCount')).toEqual([]);
    await late.take(...many(21, 4));
    expect(await revisions('filedCount')).toEqual([['2024-02', null, 24]]);
    await late.take(...many(25, 1));
    expect(await revisions('filedCount')).toEqual([['2024-02', 20, 25]]);
    await late.take(
      ...many(1, 6).map(({ caseNumber }, at) => ({
        ...on(
          '2024-02-20',
          'payment.recovered',
          { paymentId: `p${at}`, amount: 700, origin: 'voluntary', receivedOn: '2024-02-20' },
          {},
        ),
        caseNumber,
      })),
    );
    expect(await revisions('recoveredTotal')).toEqual([['2024-02', null, 4_200]]);
  });

  it('H-98 any days, and breakdowns over several periods, are not for visitors', async () => {
    await expect(ask('filedCount', 'centre', 'town')).rejects.toThrow(NotForVisitors);
    await expect(ask('filedCount', 'published-centre')).rejects.toThrow(NotForVisitors);
    expect((await ask('filedCount', 'year', 'month')).groups.map(({ value }) => value)).toEqual(
      (await ask('filedCount', 'centre', 'month')).groups.slice(-6).map(({ value }) => value),
    );
  });
});
