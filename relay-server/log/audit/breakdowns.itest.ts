import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FigureAnswer } from '../../../wire/figures.ts';
import { FigureBook } from '../../figures/figure-book.ts';
import { FigureDesk } from '../../figures/figure-desk.ts';
import { namedSpan } from '../../figures/span.ts';
import { smallCourt } from '../../projections/testing/lives.ts';
import { breakdownsOf } from '../../rules/indicators/breakdowns.ts';
import { INDICATORS } from '../../rules/indicators/index.ts';
import { DEFAULT_STATISTICS } from '../../rules/indicators/periods.ts';
import { openSqliteStore } from '../sqlite-store.ts';
import { auditDatabase } from './audit.ts';
import { auditBreakdowns } from './audit-report.ts';
import { busyCourt } from './testing/busy-court.ts';
import { writeCourt } from './testing/court-log.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakdowns-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Groups that count something, a line each: figure, breakdown, group, numerator / denominator. */
async function answered(file: string, today: string): Promise<string[]> {
  const store = openSqliteStore(file);
  try {
    const book = new FigureBook({ store, today: () => today });
    const desk = new FigureDesk({ store, book, config: DEFAULT_STATISTICS });
    const lines: string[] = [];
    for (const indicator of INDICATORS) {
      for (const by of breakdownsOf(indicator)) {
        for (const period of [...indicator.periods, 'published-centre']) {
          const span = namedSpan(period, DEFAULT_STATISTICS, today);
          if (indicator.kind === 'change' || !span) continue;
          if (period === 'published-centre' && !PUBLISHED.has(indicator.id)) continue;
          const answer = await desk.answer({ indicator, span, by, compare: false });
          lines.push(...linesOf(`${indicator.id}@${period} ${by}`, answer));
        }
      }
    }
    return lines.sort();
  } finally {
    await store.close();
  }
}

const PUBLISHED = new Set(DEFAULT_STATISTICS.reports[0]?.indicators);

function linesOf(figure: string, { groups, numerator }: FigureAnswer): string[] {
  return groups.flatMap((group) => {
    const [a, b] = [numerator === null ? group.value : group.numerator, group.denominator ?? 0];
    return (a ?? 0) === 0 && b === 0 ? [] : [`${figure} ${group.key}: ${a ?? 0} / ${b}`];
  });
}

function recomputed(file: string): { today: string; lines: string[] } {
  const { today, breakdowns } = auditDatabase(file, auditBreakdowns);
  const offered = new Set(
    INDICATORS.flatMap((each) =>
      each.kind === 'change' ? [] : breakdownsOf(each).map((by) => `${each.id} ${by}`),
    ),
  );
  const lines = breakdowns
    .filter(({ id, by }) => offered.has(`${id.split('@')[0]} ${by}`))
    .filter(({ id }) => !id.endsWith('@published-year'))
    .filter(({ numerator, denominator }) => numerator !== 0 || denominator !== 0)
    .map(({ id, by, key, ...n }) => `${id} ${by} ${key}: ${n.numerator} / ${n.denominator}`);
  return { today, lines: lines.sort() };
}

it('H-92 figures in their groups, as they are answered, are what plain SQL gives', async () => {
  const file = join(folder, 'small.sqlite');
  await writeCourt(file, smallCourt());
  const { today, lines } = recomputed(file);
  expect(lines.length).toBeGreaterThan(50);
  expect(await answered(file, today)).toEqual(lines);
});

it('H-92 so they are in a busy court, with what came late, was corrected and taken back', async () => {
  let run = 0;
  let lawful = 0;
  await fc.assert(
    fc.asyncProperty(busyCourt, async (arrivals) => {
      run += 1;
      const file = join(folder, `${run}.sqlite`);
      if (!(await writeCourt(file, arrivals)).isLawful) return;
      lawful += 1;
      const { today, lines } = recomputed(file);
      expect(await answered(file, today)).toEqual(lines);
    }),
    { numRuns: 3, endOnFailure: true },
  );
  expect(lawful).toBeGreaterThan(0);
}, 60_000);
