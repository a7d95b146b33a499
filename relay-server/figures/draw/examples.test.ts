import { describe, expect, it } from 'vitest';
import { World } from '../../projections/testing/world.ts';
import { DEFAULT_STATISTICS } from '../../rules/indicators/periods.ts';
import { filed, on } from '../../rules/testing/given.ts';
import { Examples, numberOfDay } from './examples.ts';
import { LogContributions } from './log-contributions.ts';

const caseOf = (serial: number) => `（2024）粤0607执${serial}号`;

/** Cases filed on the first of March and closed on days of April, one a day. */
async function court(cases: number) {
  const world = new World();
  await world.take(on('2024-05-01', 'clock.day-turned', { day: '2024-05-01' }));
  for (let serial = 1; serial <= cases; serial += 1) {
    const caseNumber = caseOf(serial);
    const day = `2024-04-${String(serial).padStart(2, '0')}`;
    const closing = { closedOn: day, way: 'enforcementTerminated' as const };
    await world.take(
      { ...filed('2024-03-01'), caseNumber },
      on(day, 'case.closed', closing, { caseNumber }),
    );
  }
  const day = { today: '2024-05-01' };
  const today = () => day.today;
  const { store } = world;
  const contributions = new LogContributions({ store, statistics: DEFAULT_STATISTICS, today });
  return { contributions, world, day, examples: new Examples({ store, contributions, today }) };
}

describe('what a figure counts', () => {
  it('is the cases of its period, each once; of a mean all that it is a mean of', async () => {
    const { contributions } = await court(12);
    const all = Array.from({ length: 12 }, (_, at) => caseOf(at + 1));
    for (const figure of ['closedCount@centre', 'averageClosingDays@year', 'recoveryRate@year']) {
      const counted = await contributions.casesOf(figure);
      if (typeof counted === 'string') throw new Error(counted);
      expect(counted.contributors.toSorted()).toEqual(all.toSorted());
    }
    expect(await contributions.casesOf('closedCount@year', '2024-04-03')).toMatchObject({
      ...{ from: '2024-01-01', to: '2024-04-03', contributors: all.slice(0, 3) },
    });
    expect(await contributions.casesOf('closedCount@month')).toMatchObject({ contributors: [] });
    expect(await contributions.casesOf('closedCount@published-centre')).toMatchObject({
      to: '2024-11-27',
    });
  });

  it('is nothing to draw from where it counts no cases by day, or there is no such figure', async () => {
    const { contributions } = await court(1);
    expect(await contributions.casesOf('openCases@now')).toBe('notOfCases');
    expect(await contributions.casesOf('petitionChange@centre')).toBe('notOfCases');
    for (const figure of ['nonsense@centre', 'closedCount@nonsense', 'closedCount', '']) {
      expect(await contributions.casesOf(figure)).toBe('unknown');
    }
  });
});

describe('H-97 a case a day', () => {
  it('is drawn with the day as number, of what was counted until the day before', async () => {
    const { examples, day, world } = await court(12);
    expect(numberOfDay('2024-11-27')).toBe(241_127);
    const first = await examples.of('closedCount@centre');
    expect(first).toMatchObject({ day: '2024-05-01', number: 240_501, count: 12 });
    expect(first).toMatchObject({
      course: { month: expect.any(Number), way: 'enforcementTerminated' },
    });
    const closing = { closedOn: '2024-05-01', way: 'enforcementTerminated' as const };
    const late = on('2024-05-01', 'case.closed', closing, { caseNumber: caseOf(13) });
    await world.take({ ...filed('2024-03-01'), caseNumber: caseOf(13) }, late);
    expect(await examples.of('closedCount@centre')).toEqual(first);
    day.today = '2024-05-02';
    expect(await examples.of('closedCount@centre')).toMatchObject({ number: 240_502, count: 13 });
  });

  it('is none where fewer than five are counted, and how many is not said', async () => {
    const { examples } = await court(4);
    expect(await examples.of('closedCount@centre')).toMatchObject({
      ...{ count: null, digest: null, course: null },
    });
    expect(await examples.of('openCases@now')).toBe('notOfCases');
  });
});
