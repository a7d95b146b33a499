import { describe, expect, it } from 'vitest';
import { CELLS } from './cells.ts';
import { INDICATORS } from './index.ts';
import { DEFAULT_STATISTICS } from './periods.ts';

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

  it('has what the reports show', () => {
    const ids = new Set(INDICATORS.map(({ id }) => id));
    const shown = DEFAULT_STATISTICS.reports.flatMap((report) => report.indicators);
    expect(shown.filter((id) => !ids.has(id))).toEqual([]);
  });
});
