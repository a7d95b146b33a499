import { describe, expect, it } from 'vitest';
import { agoWords, factsOf, newestOf, stateOf } from './screen-state.ts';
import type { Screen } from './walls-api.ts';

type Report = NonNullable<Screen['report']>;
const report = (over: Partial<Report> = {}): Report => ({
  ...{ scene: 'overview', caseNumber: null, streamId: null, seq: 90, link: 'live' },
  ...{ latencyMs: 11.6, rotating: true, at: 100_000 },
  ...over,
});
const screen = (over: Partial<Screen> = {}): Screen => ({
  ...{ address: '127.0.0.1', audience: 'bureau', live: true, unsent: 0, report: report() },
  ...over,
});

describe('a display', () => {
  it('is offline without a page, lagging when it says so, or nothing, else live', () => {
    expect(stateOf(null, 100_000)).toBe('offline');
    expect(stateOf(screen(), 101_000)).toBe('live');
    expect(stateOf(screen(), null)).toBe('live');
    expect(stateOf(screen(), 107_000)).toBe('lagging');
    expect(stateOf(screen({ live: false }), 101_000)).toBe('lagging');
    expect(stateOf(screen({ report: report({ link: 'stale' }) }), 101_000)).toBe('lagging');
  });

  it('says which page visitors are shown, and the figure that is open', () => {
    const told = report({ scene: 'delegates', page: 'faster', figure: 'averageClosingDays@year' });
    expect(factsOf(screen({ report: told }), 90).shows).toBe(
      '数据参观　办案用时　averageClosingDays@year　轮播中',
    );
  });

  it('of two pages the newest word counts', () => {
    const old = screen({ report: report({ at: 1 }) });
    expect(newestOf([old, screen(), screen({ report: null })])).toEqual(screen());
    expect(newestOf([])).toBeNull();
  });

  it('says what it shows, how far behind, how fast, how far off', () => {
    expect(factsOf(screen(), 100)).toEqual({
      ...{
        shows: '执行总览　轮播中',
        behind: '10 条',
        latency: '12 毫秒',
        skew: null,
        seen: 100_000,
      },
    });
    const playing = report({
      scene: 'warning',
      rotating: false,
      play: { itemId: 'i', skewMs: 7.4 },
    });
    expect(factsOf(screen({ report: playing }), 90)).toMatchObject({
      ...{ shows: '执行警示', behind: '无', skew: '+7 毫秒' },
    });
    expect(factsOf(null, 90)).toMatchObject({ shows: '—', seen: null });
  });

  it('says how long ago', () => {
    expect(agoWords(1_000, 3_400)).toBe('2 秒前');
    expect(agoWords(1_000, 200_000)).toBe('3 分钟前');
    expect(agoWords(null, 1)).toBe('—');
  });
});
