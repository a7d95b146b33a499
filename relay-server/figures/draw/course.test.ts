import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../../wire/case-event.ts';
import { courseView, drawTraits } from '../../../wire/views.ts';
import { World } from '../../projections/testing/world.ts';
import { at, filed, on, seized } from '../../rules/testing/given.ts';
import { caseRowsOf } from './case-rows.ts';
import { courseOf } from './course.ts';

const CASE = '（2024）粤0607执1号';
const ALL = drawTraits.options;

/** The rows of a case as its events make them. */
async function rowsOf(...events: LoggedEvent[]) {
  const court = new World();
  await court.take(on('2024-12-31', 'clock.day-turned', { day: '2024-12-31' }), ...events);
  const rows = await caseRowsOf(CASE, court.store);
  if (!rows) throw new Error('no case');
  return rows;
}
const paid = (day: string, paymentId: string, amount: number) =>
  on(day, 'payment.recovered', { paymentId, amount, origin: 'voluntary', receivedOn: day });

describe('the course of a drawn case', () => {
  it('V-53 tells each kind of step once, in months since filing, and money without its amount', async () => {
    const course = courseOf(
      await rowsOf(
        filed('2024-01-02'),
        on('2024-01-05', 'case.node', { code: '003' }),
        on('2024-01-08', 'case.node', { code: '004' }),
        ...seized('2024-01-10', '2026-01-09', { measure: 'seal' }),
        paid('2024-02-01', 'p1', 4_567_800),
        paid('2024-03-01', 'p2', 5_432_200),
        on('2024-03-02', 'case.closed', { way: 'fullySatisfied', closedOn: '2024-03-02' }),
      ),
      ALL,
    );
    const step = (of: string, month: number, over = {}) => ({
      ...{ step: of, month, lastMonth: month, times: 1, money: false },
      ...over,
    });
    expect(courseView.parse(course)).toEqual({
      ...{ type: '执', cause: '买卖合同纠纷', claim: '10 万元以上不满 50 万元' },
      ...{ way: 'fullySatisfied', year: 2024, town: '440607001000', withheld: [] },
      applicants: { kinds: ['person'], several: false },
      executees: { kinds: ['company'], several: false },
      ...{ recovered: 'all', month: 2 },
      steps: [
        ...[step('filed', 0), step('noticed', 0), step('queried', 0), step('sealed', 0)],
        step('recovered', 1, { times: 2, money: true }),
        step('closed', 2),
      ],
    });
  });

  it('V-53 says no more than several times, and of money whether it came in part', async () => {
    const days = ['2024-02-01', '2024-02-02', '2024-02-03', '2024-02-04'];
    const paidOften = days.map((day, nth) => paid(day, `p${nth}`, 1_000));
    const course = courseOf(await rowsOf(filed('2024-01-02'), ...paidOften), ALL);
    expect(course).toMatchObject({ recovered: 'part', way: null, month: null, withheld: [] });
    expect(course.steps).toContainEqual({
      ...{ step: 'recovered', month: 1, lastMonth: 1, times: 3, money: true },
    });
  });

  it('V-53 says nothing of a measure that was not served yet', async () => {
    const planned = seized('2024-01-10', '2026-01-09').slice(0, 3);
    const node = on('2024-01-10', 'case.node', { code: '014' });
    const { steps } = courseOf(await rowsOf(filed('2024-01-02'), ...planned, node), ALL);
    expect(steps.map(({ step }) => step)).toEqual(['filed']);
  });

  it('V-53 tells money once that was noted at a session and told by the court’s own system', async () => {
    const both = paid('2024-02-01', 'K1', 4_567_800);
    const noted = on(
      '2024-02-01',
      'payment.recovered',
      {
        ...{ paymentId: 'n1', amount: 4_567_800, origin: 'voluntary', receivedOn: '2024-02-01' },
        warningSessionId: 'w1',
      },
      { source: 'relay', hour: 9 },
    );
    const { recovered, steps } = courseOf(await rowsOf(filed('2024-01-02'), noted, both), ALL);
    expect(recovered).toBe('part');
    expect(steps).toContainEqual({
      ...{ step: 'recovered', month: 1, lastMonth: 1, times: 1, money: true },
    });
  });

  it('V-53 tells no cause of a family’s case, or of one with a minor in it', async () => {
    const minor = [
      { partyId: 'A', role: 'applicant', entity: 'person', name: '张三', minor: true },
      { partyId: 'B', role: 'executee', entity: 'person', name: '王五' },
    ] as const;
    for (const over of [{ cause: '离婚后财产纠纷' }, { parties: [...minor] }]) {
      const course = courseOf(await rowsOf(filed('2024-01-02', over)), ALL);
      expect(course).toMatchObject({ cause: null, withheld: ['cause'] });
    }
  });

  it('V-52 leaves out what may not be said, and says that it does', async () => {
    const course = courseOf(await rowsOf(filed('2024-01-02')), ['type']);
    expect(course).toMatchObject({
      ...{ type: '执', cause: null, year: null, town: null },
      withheld: ['cause', 'claim', 'way', 'year', 'town'],
    });
  });

  it('V-53 holds no name, surname or trade, number, day or amount, whatever the case says', async () => {
    const name = fc.constantFrom('欧阳演示', '司徒示例', '王小明', '陈示范');
    const firm = fc.constantFrom('三水示范石材有限公司', '佛山演练纺织厂', '示例五金商行');
    const amount = fc.integer({ min: 101, max: 999_999_999 });
    const day = fc
      .integer({ min: 1, max: 28 })
      .map((date) => `2024-03-${String(date).padStart(2, '0')}`);
    await fc.assert(
      fc.asyncProperty(name, firm, amount, day, async (person, company, fen, on1) => {
        const rows = await rowsOf(
          filed(on1, {
            ...{ claimAmount: fen, cause: `${person}与${company}买卖合同纠纷13800138000` },
            enforcementBasis: '（2023）粤0607民初100号',
            parties: [
              {
                partyId: 'A',
                role: 'applicant',
                entity: 'person',
                name: person,
                phone: '13800138000',
              },
              {
                partyId: 'B',
                role: 'executee',
                entity: 'company',
                name: company,
                business: company,
              },
            ],
          }),
          paid('2024-05-06', 'p1', fen),
          on('2024-05-07', 'case.closed', { way: 'fullySatisfied', closedOn: '2024-05-07' }),
        );
        const said = JSON.stringify(courseOf(rows, ALL));
        const secrets = [CASE, '粤0607', '民初', person, company, '13800138000', on1, '2024-05'];
        for (const secret of [...secrets, `:${fen},`, String(at('2024-05-06'))]) {
          expect(said).not.toContain(secret);
        }
        expect(said).not.toMatch(/欧阳|司徒|王|陈|某|石材|纺织|五金/);
      }),
      { numRuns: 40 },
    );
  });
});
