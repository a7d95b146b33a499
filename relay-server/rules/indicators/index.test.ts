import { describe, expect, it } from 'vitest';
import { breakdownsOf } from './breakdowns.ts';
import { CELLS } from './cells.ts';
import { INDICATORS } from './index.ts';
import { DEFAULT_STATISTICS } from './periods.ts';
import { REFERENCED, referenceOn, standingOf } from './reference-intervals.ts';

describe('the registry of indicators', () => {
  it('holds every indicator of the domain table', () => {
    const ids = INDICATORS.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'closedCount',
        'recoveredTotal',
        'recoveryRate',
        'fullySatisfiedRate',
        'terminatedRate',
        'substantivelyClosedRate',
        'closedWithinLimitRate',
        'averageClosingDays',
        'objectionChange',
        'petitionChange',
        'terminationQualifiedRate',
        'petitionDoneRate',
      ]),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(INDICATORS)('$id says what it counts, in Chinese', (indicator) => {
    expect(indicator.label).toMatch(/^[\p{Script=Han}a-zA-Z0-9]+$/u);
    expect(indicator.definition).toMatch(/。$/);
    expect(indicator.definition.length).toBeGreaterThan(15);
  });

  it.each(INDICATORS)('$id has a denominator exactly when it divides by one', (indicator) => {
    const divides = indicator.kind === 'ratio' || indicator.kind === 'average';
    expect(indicator.denominator !== undefined).toBe(divides);
  });

  it.each(INDICATORS)('$id: state figures stand now, dated ones over periods', (indicator) => {
    const dated = [...indicator.numerator, ...(indicator.denominator ?? [])].map(
      ({ cell }) => CELLS[cell].dated,
    );
    const isState = indicator.kind === 'state';
    expect(new Set(dated)).toEqual(new Set([!isState]));
    expect(indicator.periods.includes('now')).toBe(isState);
  });

  it.each(INDICATORS)('$id can be broken down, and says its formula in words', (indicator) => {
    const { formula, denominator, kind } = indicator;
    expect(formula.denominator !== null).toBe(denominator !== undefined || kind === 'change');
    expect(breakdownsOf(indicator).length).toBeGreaterThan(0);
  });

  it('breaks down what is of cases by all that cases have, and the rest by month', () => {
    const of = (id: string) => INDICATORS.filter((each) => each.id === id).flatMap(breakdownsOf);
    expect(of('closedCount')).toEqual(['town', 'month', 'cause', 'band']);
    expect(of('recoveredTotal')).toEqual(['town', 'month', 'type', 'cause', 'band']);
    expect(of('petitionDoneRate')).toEqual(['month']);
    expect(of('openAmount')).toEqual(['town', 'type']);
  });

  it('has reference intervals of indicators that there are, each with what it rests on', () => {
    const ids = INDICATORS.map(({ id }) => id);
    expect(REFERENCED.filter((id) => !ids.includes(id))).toEqual([]);
    const assumed = REFERENCED.map((id) => referenceOn(id, '2024-11-28')).filter(
      (each) => each?.tag === 'A',
    );
    expect(assumed.length).toBeGreaterThan(0);
    for (const each of assumed) expect(each?.basis).toMatch(/^暂定/);
    const reference = referenceOn('petitionDoneRate', '2024-11-28');
    expect(reference?.basis).toContain('90%');
    const interval = reference?.value ?? { low: null, high: null };
    expect([89.99, 90, null].map((value) => standingOf(value, interval))).toEqual([
      ...['below', 'within', null],
    ]);
    expect(standingOf(181, { low: null, high: 180 })).toBe('above');
    expect(referenceOn('closedCount', '2024-11-28')).toBeNull();
  });

  it('has what the reports show', () => {
    const ids = new Set(INDICATORS.map(({ id }) => id));
    const shown = DEFAULT_STATISTICS.reports.flatMap((report) => report.indicators);
    expect(shown.filter((id) => !ids.has(id))).toEqual([]);
  });
});
