import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { figureAnswer, indicatorsAnswer } from '../../wire/figures.ts';
import { AskedCourt } from '../figures/testing/asked-court.ts';
import { smallCourt } from '../projections/testing/lives.ts';
import { INDICATORS } from '../rules/indicators/index.ts';
import { type RunningApp, runApp } from './testing/running-app.ts';

let app: RunningApp;

beforeAll(async () => {
  const court = new AskedCourt();
  await court.take(...smallCourt());
  app = await runApp({ figures: { desk: court.desk, courtName: '示例法院', demo: true } });
});
afterAll(() => app.close());

const problem = z.object({ code: z.string(), detail: z.string().optional() });
const problemOf = async (path: string) => {
  const { status, json } = await app.ask(`/api/v1/${path}`);
  const { code, detail } = problem.parse(json);
  return [status, code, detail] as const;
};

describe('figures over HTTP', () => {
  it('H-90 tells every indicator as data', async () => {
    const { status, json } = await app.ask('/api/v1/indicators');
    expect(status).toBe(200);
    const { courtName, demo, indicators } = indicatorsAnswer.parse(json);
    expect(demo).toBe(true);
    expect(courtName).toBe('示例法院');
    expect(indicators.map(({ id }) => id)).toEqual(INDICATORS.map(({ id }) => id));
    expect(indicators.find(({ id }) => id === 'averageClosingDays')).toMatchObject({
      ...{
        group: '结案',
        clock: 'natural',
        periods: ['centre', 'year', 'month', 'published-year'],
      },
      breakdowns: ['town', 'month', 'cause', 'band'],
      reference: { low: null, high: 180 },
      versions: [{ from: '2000-01-01' }],
    });
  });

  it('H-91 tells one figure, whichever way it is asked for', async () => {
    for (const query of [
      '',
      '?period=year&by=town',
      '?from=2024-01-01&to=2024-06-30&compare=yearEarlier',
    ]) {
      const { status, json } = await app.ask(`/api/v1/figures/closedCount${query}`);
      expect(status, query).toBe(200);
      expect(figureAnswer.parse(json).value, query).toBe(1);
    }
  });

  it('H-98 answers as to visitors whoever asks to be taken for one', async () => {
    const asked = async (query: string) => {
      const { json } = await app.ask(`/api/v1/figures/closedCount?period=year${query}`);
      const { value, whyNone, events } = figureAnswer.parse(json);
      return [value, whyNone, events === null];
    };
    expect(await asked('')).toEqual([1, null, false]);
    expect(await asked('&for=visitors')).toEqual([null, 'suppressed', true]);
    const days = 'figures/closedCount?from=2024-01-01&to=2024-06-30&for=visitors';
    expect((await problemOf(days)).slice(0, 2)).toEqual([403, 'forbidden']);
    expect((await problemOf('figures/closedCount?for=me'))[0]).toBe(400);
  });

  it('H-93 says in Chinese what is wrong with a question', async () => {
    expect(await problemOf('figures/luckyCases')).toEqual([
      ...[404, 'not_found', '没有此指标；全部指标见 /indicators.html'],
    ]);
    const wrong = async (query: string) => (await problemOf(`figures/closedCount?${query}`))[2];
    expect(await wrong('from=2024-06-30&to=2024-01-01')).toContain('期间起止颠倒');
    expect(await wrong('from=2024-02-30&to=2024-03-01')).toContain('from');
    expect(await wrong('from=2024-02-01')).toContain('一起给出');
    expect(await wrong('period=year&from=2024-02-01&to=2024-02-02')).toContain('只能用一种');
    expect(await wrong('period=fortnight')).toContain('没有期间');
    expect(await wrong('period=now')).toContain('不是现状指标');
    expect(await wrong('by=type')).toContain('不能按案件类型分组');
    expect(await wrong('by=judge')).toContain('by');
    expect((await problemOf('figures/openCases?from=2024-01-01&to=2024-02-01'))[2]).toContain(
      '现状指标',
    );
    expect((await problemOf('figures/closedCount?rank=1')).slice(0, 2)).toEqual([
      400,
      'invalid_request',
    ]);
  });
});
