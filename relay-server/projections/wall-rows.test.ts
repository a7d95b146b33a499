import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDICATORS } from '../rules/indicators/index.ts';
import { DEFAULT_STATISTICS } from '../rules/indicators/periods.ts';
import { Journal } from './memory/journal.ts';
import { type RowChange, rowKey } from './rows.ts';
import { WallBook } from './wall-rows.ts';

/** The rows as the store would hold them. */
class Kept {
  readonly rows = new Map<string, unknown>();
  take(changes: readonly RowChange[]): RowChange[] {
    for (const change of changes) {
      if ('gone' in change) this.rows.delete(rowKey(change));
      else this.rows.set(rowKey(change), change.data);
    }
    return [...changes];
  }
  get(topic: string, id: string): unknown {
    return this.rows.get(`${topic}\n\n${id}`);
  }
}

const KEYS = [
  'closed|执|fullySatisfied|440607103000|2024-05-01',
  'closed|执|currentProcedureTerminated|440607101000|2023-11-02',
  'closed|执恢|fullySatisfied|440607101000|2024-05-02',
  'closed|执|caseWithdrawn|440607101000|2024-05-01',
  'closed|执|nonEnforcement|440607101000|2024-05-01',
  'closedClaimed|执|fullySatisfied|2024-05-01',
  'closedRecovered|执|fullySatisfied|2024-05-01',
  'filed|执|440607103000|2024-04-30',
  'filed|执|440607103000|2022-12-30',
  'recovered|执|voluntary|440607103000|2024-05-03',
  'recovered|执|auction|440607104000|2023-10-01',
  'objections|执|2023-05-01',
  'objections|执|2024-05-01',
  'petitionsReceived|visit|2023-05-05',
  'open|执|open|440607103000',
  'openAmount|执|440607103000',
  'assets|deposit|effective',
  'assetValue|deposit|effective',
  'paidCases|recovered|month|440607103000|2024-05-03',
  'paidCases|recovered|year|440607103000|2024-05-03',
  'paidCases|recovered|ever|440607103000|2024-05-03',
  'paidCases|warning|month|440607103000|2024-05-03',
  'warningOutcomes|settled|2024-05-02',
  'codePersons|2024-05-02',
];
const steps = fc.array(
  fc.oneof(
    fc.record({ key: fc.constantFrom(...KEYS), n: fc.integer({ min: 1, max: 900 }) }),
    fc.record({ key: fc.constantFrom(...KEYS), n: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ takeBack: fc.constantFrom(...KEYS) }),
    fc.record({ turn: fc.constantFrom('2024-05-03', '2024-06-01', '2025-01-01', '2025-05-06') }),
  ),
  { minLength: 1, maxLength: 40 },
);

/** All that was added to a cell was a mistake. */
function takeBack(book: WallBook, key: string, journal: Journal): void {
  const cell = [...book.cells()].find((each) => each.key === key);
  if (cell && cell.n !== 0) book.add(key, -cell.n, journal);
}

describe('wall rows', () => {
  it('kept in step cell by cell they equal those reckoned from the cells', () => {
    fc.assert(
      fc.property(steps, (changes) => {
        const book = new WallBook(DEFAULT_STATISTICS);
        const kept = new Kept();
        let today = '2024-05-01';
        book.turn(today, new Journal());
        for (const step of changes) {
          if ('key' in step) book.add(step.key, step.n, new Journal());
          else if ('takeBack' in step) takeBack(book, step.takeBack, new Journal());
          else if (step.turn > today) {
            today = step.turn;
            book.turn(today, new Journal());
          }
          kept.take(book.takeChanges(7, new Journal()));
        }
        const anew = new WallBook(DEFAULT_STATISTICS);
        anew.load(book.cells());
        anew.turn(today, new Journal());
        const expected = new Kept();
        expected.take(anew.takeChanges(7, new Journal()));
        expect(unstated(kept)).toEqual(unstated(expected));
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('of a division the least is withheld, also when another came to be the least', () => {
    const book = new WallBook(DEFAULT_STATISTICS);
    const kept = new Kept();
    book.turn('2024-05-01', new Journal());
    const close = (way: string, n: number) => {
      book.add(`closed|执|${way}|440607101000|2024-05-01`, n, new Journal());
      kept.take(book.takeChanges(7, new Journal()));
    };
    close('fullySatisfied', 60);
    close('caseWithdrawn', 1);
    close('nonEnforcement', 2);
    close('enforcementTerminated', 7);
    close('currentProcedureTerminated', 9);
    expect(kept.get('closing', 'enforcementTerminated')).toMatchObject({ few: true });
    close('enforcementTerminated', 13);
    expect(kept.get('closing', 'enforcementTerminated')).toMatchObject({ few: false });
    expect(kept.get('closing', 'currentProcedureTerminated')).toMatchObject({ few: true });
  });

  it('a journal takes everything back: the same changes give the same rows again', () => {
    fc.assert(
      fc.property(steps, steps, (first, second) => {
        const [tried, plain] = [new WallBook(DEFAULT_STATISTICS), new WallBook(DEFAULT_STATISTICS)];
        const run = (book: WallBook, changes: typeof first, journal: Journal) => {
          let today = '2024-05-01';
          book.turn(today, journal);
          for (const step of changes) {
            if ('key' in step) book.add(step.key, step.n, journal);
            else if ('takeBack' in step) takeBack(book, step.takeBack, journal);
            else if (step.turn > today) {
              today = step.turn;
              book.turn(today, journal);
            }
          }
          return book.takeChanges(7, journal);
        };
        const journal = new Journal();
        run(tried, first, journal);
        journal.rollBack();
        const sorted = (changes: RowChange[]) =>
          changes.sort((a, b) => (rowKey(a) < rowKey(b) ? -1 : 1));
        expect(sorted(run(tried, second, new Journal()))).toEqual(
          sorted(run(plain, second, new Journal())),
        );
      }),
      { numRuns: 30 },
    );
  }, 30_000);

  it('a changed cell touches only the rows that hang on it', () => {
    const book = new WallBook(DEFAULT_STATISTICS);
    book.turn('2024-05-06', new Journal());
    book.takeChanges(1, new Journal());
    book.add('petitionsReceived|visit|2024-05-05', 1, new Journal());
    expect(
      book
        .takeChanges(2, new Journal())
        .map(({ id }) => id)
        .sort(),
    ).toEqual([
      'petitionChange@centre',
      'petitionChange@published-centre',
      'petitionChange@year',
      'petitionCount@centre',
      'petitionCount@year',
    ]);
    expect(book.takeChanges(3, new Journal())).toEqual([]);
  });

  it('a change year on year compares the same days, which move with the court’s day', () => {
    const book = new WallBook(DEFAULT_STATISTICS);
    const kept = new Kept();
    book.add('petitionsReceived|visit|2023-05-06', 4, new Journal());
    book.add('petitionsReceived|visit|2024-05-05', 3, new Journal());
    book.turn('2024-05-05', new Journal());
    kept.take(book.takeChanges(1, new Journal()));
    expect(kept.get('statistic', 'petitionChange@year')).toMatchObject({
      value: null,
      previous: { from: '2023-01-01', to: '2023-05-05', value: 0 },
    });
    book.turn('2024-05-06', new Journal());
    kept.take(book.takeChanges(2, new Journal()));
    expect(kept.get('statistic', 'petitionChange@year')).toMatchObject({
      value: -25,
      numerator: -1,
      denominator: 4,
      previous: { from: '2023-01-01', to: '2023-05-06', value: 4 },
      asOf: 2,
    });
  });

  it('a report’s period is fixed: neither the clock nor a later day moves it', () => {
    const book = new WallBook(DEFAULT_STATISTICS);
    const kept = new Kept();
    book.add('closed|执|fullySatisfied|440607103000|2024-11-27', 2, new Journal());
    book.add('closed|执|fullySatisfied|440607103000|2024-11-28', 5, new Journal());
    book.turn('2025-02-01', new Journal());
    kept.take(book.takeChanges(1, new Journal()));
    expect(kept.get('statistic', 'closedCount@published-centre')).toMatchObject({
      value: 2,
      period: { from: '2023-10-01', to: '2024-11-27' },
    });
    expect(kept.get('statistic', 'closedCount@centre')).toMatchObject({ value: 7 });
    expect(kept.get('statistic', 'closedCount@year')).toMatchObject({ value: 0 });
  });

  it('trend: thirteen months that move on; closings: the ways of this year', () => {
    const book = new WallBook(DEFAULT_STATISTICS);
    const kept = new Kept();
    book.add('closed|执|fullySatisfied|440607103000|2023-12-31', 1, new Journal());
    book.add('closed|执|fullySatisfied|440607103000|2024-12-31', 3, new Journal());
    book.turn('2024-12-31', new Journal());
    kept.take(book.takeChanges(1, new Journal()));
    const months = () =>
      [...kept.rows.keys()].filter((key) => key.startsWith('trend')).map((key) => key.slice(-7));
    expect(months().sort()[0]).toBe('2023-12');
    expect(months().length).toBe(13);
    expect(kept.get('closing', 'fullySatisfied')).toEqual({
      few: true,
      way: 'fullySatisfied',
      year: 2024,
      cases: 3,
    });
    book.turn('2025-01-01', new Journal());
    kept.take(book.takeChanges(2, new Journal()));
    expect(months().sort()[0]).toBe('2024-01');
    expect(months().length).toBe(13);
    expect(kept.get('closing', 'fullySatisfied')).toMatchObject({ year: 2025, cases: 0 });
  });

  it('assets: a cell stands for what it counts, or for the value that was deducted', () => {
    const book = new WallBook(DEFAULT_STATISTICS);
    const kept = new Kept();
    book.turn('2024-05-01', new Journal());
    book.add('assetValue|deposit|sold', 700, new Journal());
    kept.take(book.takeChanges(1, new Journal()));
    expect(kept.get('assetStatus', 'deposit:sold')).toMatchObject({ assets: 0, value: 700 });
    expect(kept.get('assetStatus', 'deposit:effective')).toBeUndefined();
  });

  it('a figure that is not defined any more goes with the next event', () => {
    const book = new WallBook(DEFAULT_STATISTICS);
    book.turn('2024-05-01', new Journal());
    const rows = book.takeChanges(1, new Journal());
    const fewer = new WallBook(
      { ...DEFAULT_STATISTICS, reports: [] },
      INDICATORS.filter(({ id }) => id !== 'visitCount'),
    );
    for (const row of rows) if (!('gone' in row)) fewer.loadRow(row);
    fewer.turn('2024-05-01', new Journal());
    const ids = fewer.takeChanges(2, new Journal()).map(({ id, ...rest }) => ['gone' in rest, id]);
    expect(ids.every(([isGone]) => isGone)).toBe(true);
    expect(ids.map(([, id]) => id)).toContain('visitCount@centre');
    expect(ids.map(([, id]) => id)).toContain('closedCount@published-centre');
  });

  it('a report that names no indicator is a mistake that is told at once', () => {
    const report = { id: 'r', label: 'r', from: '2024-01-01', to: '2024-02-01' };
    const config = { openedOn: '2023-10-01', reports: [{ ...report, indicators: ['none'] }] };
    expect(() => new WallBook(config)).toThrow('report r: no indicator none');
  });
});

/** Rows without how a month was first stated, which no cell tells. */
function unstated({ rows }: Kept): Map<string, unknown> {
  return new Map(
    [...rows].map(([key, data]) => [
      key,
      key.startsWith('trend') ? { ...Object(data), first: null } : data,
    ]),
  );
}
