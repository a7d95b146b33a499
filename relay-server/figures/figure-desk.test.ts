import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amendmentsLast, smallCourt } from '../projections/testing/lives.ts';
import { breakdownsOf } from '../rules/indicators/breakdowns.ts';
import { cells } from '../rules/indicators/cells.ts';
import type { Indicator } from '../rules/indicators/definition.ts';
import { INDICATORS } from '../rules/indicators/index.ts';
import { filed, on } from '../rules/testing/given.ts';
import { AskedCourt, indicatorOf } from './testing/asked-court.ts';

const EVENTS = smallCourt();

async function court(): Promise<AskedCourt> {
  const made = new AskedCourt();
  await made.take(...EVENTS);
  return made;
}

const turned = (day: string) => on(day, 'clock.day-turned', { day }, { source: 'relay', hour: 0 });

/** Every figure in every breakdown, over all time of the court. */
const ALL = INDICATORS.flatMap((indicator) =>
  [null, ...breakdownsOf(indicator)].map((by) => ({
    id: indicator.id,
    asked: {
      ...(by && { by }),
      ...(indicator.kind === 'state'
        ? { period: 'now' }
        : { days: ['2023-01-01', '2024-12-31'] as const }),
      compare: true,
    },
  })),
);

describe('figures that are asked for', () => {
  it('H-91 are what the wall shows, over every period for which it shows one', async () => {
    const asked = await court();
    for (const { id, periods } of INDICATORS) {
      for (const period of periods) {
        const shown = await asked.world.row('statistic', `${id}@${period}`);
        const answer = await asked.ask(id, { period });
        expect([answer.value, answer.numerator, answer.denominator], `${id}@${period}`).toEqual([
          ...[shown.value, shown.numerator ?? null, shown.denominator ?? null],
        ]);
        if (shown.previous) expect(answer.previous?.value).toBe(shown.previous.value);
      }
    }
  });

  it('H-92 groups add up to the whole', async () => {
    const asked = await court();
    for (const { id, asked: question } of ALL) {
      const { by } = question;
      if (!by || indicatorOf(id).kind === 'change') continue;
      const answer = await asked.ask(id, question);
      const sum = (of: 'value' | 'numerator' | 'denominator') =>
        answer.groups.reduce((total, group) => total + (group[of] ?? 0), 0);
      if (answer.numerator === null) expect(sum('value'), `${id} ${by}`).toBe(answer.value);
      else {
        expect([sum('numerator'), sum('denominator')], `${id} ${by}`).toEqual([
          ...[answer.numerator, answer.denominator],
        ]);
      }
    }
  });

  it('kept in step with commits, are what they would be read anew, whatever the order of arrival', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(EVENTS, { minLength: EVENTS.length }),
        fc.integer({ min: 10, max: 60 }),
        fc.boolean(),
        async (shuffled, size, isOverlapping) => {
          const kept = new AskedCourt({ figures: 1_000 });
          const arrival = amendmentsLast(shuffled);
          for (let from = 0; from < arrival.length; from += size) {
            const taken = kept.take(...arrival.slice(from, from + size));
            // Some are read while commits go on.
            const first = ALL.slice(from % ALL.length, (from % ALL.length) + 9);
            const asking = first.map(({ id, asked }) => kept.ask(id, asked));
            if (!isOverlapping) await taken;
            await Promise.all([taken, ...asking]);
          }
          const anew = kept.anew();
          for (const { id, asked } of ALL) {
            expect(await kept.ask(id, asked), `${id} ${asked.by}`).toEqual(
              await kept.ask(id, asked, anew),
            );
          }
        },
      ),
      { numRuns: 3 },
    );
  }, 30_000);

  it('say which cases and events they stand on, and where the log was', async () => {
    const asked = await court();
    const answer = await asked.ask('closedCount', { period: 'year', by: 'town' });
    expect(answer).toMatchObject({ value: 1, records: 1, by: 'town' });
    const history = await asked.world.store.historyOf('（2024）粤0607执1号');
    expect(answer.events).toBe(history.length);
    expect(answer).toMatchObject({
      seq: asked.world.store.head().seq,
      head: asked.world.store.head().digest,
    });
    expect(answer.groups.filter(({ value }) => value !== 0)).toMatchObject([
      { key: '440607101000', label: '大塘镇', value: 1 },
    ]);
    await asked.take(on('2024-08-30', 'case.node', { code: '032' }));
    expect((await asked.ask('closedCount', { period: 'year', by: 'town' })).events).toBe(
      history.length + 1,
    );
  });

  it('holds a bounded number, and lets go of what is not asked for', async () => {
    const few = new AskedCourt({ figures: 3 });
    await few.take(...EVENTS);
    for (const { id, asked } of ALL) await few.ask(id, asked);
    expect(few.book.size).toBeLessThanOrEqual(3);
    const idle = new AskedCourt({ idleMs: -1 });
    await idle.take(...EVENTS);
    await idle.ask('closedCount', { period: 'year' });
    await idle.take(on('2024-08-30', 'case.node', { code: '032' }));
    expect(idle.book.size).toBe(0);
  });
});

describe('periods that have no value', () => {
  it('H-93 one that has not begun says so', async () => {
    const answer = await (await court()).ask('closedCount', { days: ['2025-01-01', '2025-02-01'] });
    expect(answer).toMatchObject({ value: null, whyNone: 'future', records: null, groups: [] });
    expect(answer.notes.join()).toContain('尚未开始');
  });

  it('H-93 one that ends ahead counts what there is, and says so', async () => {
    const answer = await (await court()).ask('closedCount', { days: ['2024-01-01', '2025-02-01'] });
    expect(answer).toMatchObject({ value: 1, whyNone: null });
    expect(answer.notes.join()).toContain('尚未结束');
  });

  it('H-93 a sum over nothing is 0; a rate over nothing, and one of a claim of 0, have no value', async () => {
    const asked = new AskedCourt();
    await asked.take(turned('2024-06-01'), filed('2024-01-02', { claimAmount: 0 }));
    await asked.take(
      on('2024-03-01', 'case.closed', { closedOn: '2024-03-01', way: 'caseWithdrawn' }),
    );
    const quiet = { days: ['2024-05-01', '2024-05-31'] } as const;
    expect(await asked.ask('closedCount', quiet)).toMatchObject({ value: 0, whyNone: null });
    expect(await asked.ask('terminatedRate', quiet)).toMatchObject({
      ...{ value: null, whyNone: 'empty', denominator: 0 },
    });
    const closing = { days: ['2024-03-01', '2024-03-31'], by: 'band' } as const;
    expect(await asked.ask('closedCount', closing)).toMatchObject({ value: 1 });
    expect(await asked.ask('objectionChange', { days: closing.days })).toMatchObject({
      ...{ value: null, whyNone: 'empty', both: { now: 0, earlier: 0 } },
    });
    await asked.take(
      on('2024-03-05', 'petition.received', {
        ...{ petitionId: 'x1', receivedOn: '2024-03-05', channel: 'visit' },
      }),
    );
    expect(await asked.ask('petitionChange', { days: closing.days })).toMatchObject({
      ...{ value: null, whyNone: 'division_by_zero', both: { now: 1, earlier: 0 } },
    });
  });

  it('H-93 one across a change of definition is not added up; its parts are, each by its own', async () => {
    const asked = await court();
    const earlier: Indicator = {
      ...indicatorOf('filedCount'),
      earlier: [
        {
          until: '2024-01-20',
          definition: '旧口径：各类案件。',
          formula: { numerator: '各类案件', denominator: null },
          numerator: [cells('filed', { type: ['执恢'] })],
        },
      ],
    };
    const across = await asked.ask(earlier, { days: ['2024-01-01', '2024-08-30'], by: 'month' });
    expect(across).toMatchObject({ value: null, whyNone: 'definition_changed', groups: [] });
    expect(across.notes.join()).toContain('2024-01-20');
    const before = await asked.ask(earlier, { days: ['2023-01-01', '2024-01-19'] });
    expect(before).toMatchObject({ value: 1, definition: '旧口径：各类案件。' });
    const compared = await asked.ask(earlier, {
      days: ['2024-08-01', '2024-08-30'],
      compare: true,
    });
    expect(compared.previous).toMatchObject({ whyNone: null, from: '2023-08-01' });
  });

  it('H-93 two periods that overlap say so', async () => {
    const answer = await (await court()).ask('petitionChange', {
      days: ['2023-03-01', '2024-06-30'],
    });
    expect(answer.notes).toEqual(['两期有重叠：2023-03-01 至 2023-06-30，两边都计入。']);
    expect(answer.both).toEqual({ now: 2, earlier: 1 });
  });
});

describe('a year earlier', () => {
  it('H-92 both values are told, and what differs, in the figure’s own unit and in percent', async () => {
    const asked = new AskedCourt();
    const received = (petitionId: string, receivedOn: string) =>
      on(receivedOn, 'petition.received', { petitionId, receivedOn, channel: 'visit' });
    await asked.take(
      turned('2024-06-01'),
      ...['2023-03-01', '2023-03-02', '2023-03-03', '2023-03-04'].map((day, k) =>
        received(`a${k}`, day),
      ),
      ...['2024-03-01', '2024-03-02', '2024-03-03'].map((day, k) => received(`b${k}`, day)),
    );
    const march = { days: ['2024-03-01', '2024-03-31'] } as const;
    expect(await asked.ask('petitionCount', { ...march, compare: true })).toMatchObject({
      value: 3,
      previous: { from: '2023-03-01', to: '2023-03-31', value: 4 },
      change: { difference: -1, percent: -25 },
    });
    expect(await asked.ask('petitionChange', { ...march, by: 'month' })).toMatchObject({
      ...{ value: -25, numerator: -1, denominator: 4, both: { now: 3, earlier: 4 } },
      groups: [{ key: '2024-03', value: -25 }],
    });
  });
});
