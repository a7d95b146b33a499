import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../../wire/case-event.ts';
import { courseView } from '../../../wire/views.ts';
import { World } from '../../projections/testing/world.ts';
import { at, filed, on, seized } from '../../rules/testing/given.ts';
import { caseRowsOf } from './case-rows.ts';
import { courseOf, rounded } from './course.ts';

const CASE = '（2024）粤0607执1号';
const ALL = ['type', 'cause', 'year', 'town'] as const;

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
  it('V-53 tells each kind of step once, in days since filing and rounded amounts', async () => {
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
    expect(courseView.parse(course)).toEqual({
      ...{ type: '执', cause: '买卖合同纠纷', year: 2024, town: '440607001000', withheld: [] },
      applicants: { names: ['张某'], more: false },
      executees: { names: ['某建材公司'], more: false },
      ...{ claim: 10_000_000, recovered: 10_000_000, way: 'fullySatisfied', days: 60 },
      steps: [
        { step: 'filed', day: 0, lastDay: 0, times: 1, amount: null },
        { step: 'noticed', day: 3, lastDay: 3, times: 1, amount: null },
        { step: 'queried', day: 6, lastDay: 6, times: 1, amount: null },
        { step: 'sealed', day: 8, lastDay: 8, times: 1, amount: null },
        { step: 'recovered', day: 30, lastDay: 59, times: 2, amount: 10_000_000 },
        { step: 'closed', day: 60, lastDay: 60, times: 1, amount: null },
      ],
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
    expect(recovered).toBe(4_600_000);
    expect(steps).toContainEqual({
      ...{ step: 'recovered', day: 30, lastDay: 30, times: 1, amount: 4_600_000 },
    });
  });

  it('V-53 tells neither cause nor name of a family’s case, or of one with a minor in it', async () => {
    const minor = [
      { partyId: 'A', role: 'applicant', entity: 'person', name: '张三', minor: true },
      { partyId: 'B', role: 'executee', entity: 'person', name: '王五' },
    ] as const;
    for (const over of [{ cause: '离婚后财产纠纷' }, { parties: [...minor] }]) {
      const course = courseOf(await rowsOf(filed('2024-01-02', over)), ALL);
      expect(course).toMatchObject({ cause: null, withheld: ['cause'] });
      expect(course.applicants.names).toEqual(['某某']);
      expect(course.executees.names).toEqual(['某某']);
    }
  });

  it('V-52 leaves out what may not be said, and says that it does', async () => {
    const course = courseOf(await rowsOf(filed('2024-01-02')), ['type']);
    expect(course).toMatchObject({
      ...{ type: '执', cause: null, year: null, town: null },
      withheld: ['cause', 'year', 'town'],
    });
  });

  it('V-53 holds no name in clear, number, exact day or amount, whatever the case says', async () => {
    const name = fc.constantFrom('欧阳演示', '司徒示例', '王小明', '陈示范');
    const firm = fc.constantFrom('三水示范石材有限公司', '佛山演练纺织厂', '示例五金商行');
    const amount = fc.integer({ min: 101, max: 999_999_999 }).filter((fen) => rounded(fen) !== fen);
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
      }),
      { numRuns: 40 },
    );
  });
});

it('rounds amounts to two digits', () => {
  expect([0, 7, 99, 101, 12_345, 17_499_999].map(rounded)).toEqual([
    0, 7, 99, 100, 12_000, 17_000_000,
  ]);
});
