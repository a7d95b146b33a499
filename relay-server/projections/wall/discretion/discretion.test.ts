import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closingWays, towns } from '../../../../wire/codes.ts';
import {
  type CellParts,
  cellParts,
  cells,
  type Selector,
  selects,
} from '../../../rules/indicators/cells.ts';
import { isFew } from '../../../rules/indicators/few.ts';
import { INDICATORS } from '../../../rules/indicators/index.ts';
import { DEFAULT_STATISTICS } from '../../../rules/indicators/periods.ts';
import { Journal } from '../../memory/journal.ts';
import type { Row } from '../../rows.ts';
import { WallBook } from '../../wall-rows.ts';
import { Told } from './span.ts';

const TODAY = '2024-11-28';
const INITIAL = { type: ['执'] } as const;

/** A number on the wall: of which cells it is the sum. */
interface Said {
  readonly of: string;
  readonly selector: Selector;
  readonly from: string;
  readonly to: string;
}

/** What a row says of closings and filings, as anybody can read it who knows what the wall shows. */
function saidBy(row: Row): Said[] {
  const year = { from: '2024-01-01', to: TODAY };
  const said = (selector: Selector, { from, to } = year) => ({
    of: `${row.topic} ${row.id}`,
    selector,
    from,
    to,
  });
  switch (row.topic) {
    case 'statistic': {
      const indicator = INDICATORS.find(({ id }) => id === row.id.split('@')[0]);
      const { from, to } = row.data.period;
      const parts = [...(indicator?.numerator ?? []), ...(indicator?.denominator ?? [])];
      return parts.map((selector) => said(selector, { from, to: to ?? TODAY }));
    }
    case 'closing':
      return [said(cells('closed', { ...INITIAL, way: [row.data.way] }))];
    case 'trend': {
      const month = { from: `${row.id}-01`, to: `${row.id}-31` };
      return [said(cells('filed', INITIAL), month), said(cells('closed', INITIAL), month)];
    }
    case 'town':
      return [said(cells('filed', { ...INITIAL, town: [row.id] }))];
    default:
      return [];
  }
}

/** Whether a number can be had by adding and subtracting others: by rank, in floating point. */
function follows(wanted: readonly number[], told: readonly (readonly number[])[]): boolean {
  return rankOf([...told, wanted]) === rankOf(told);
}

function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column += 1) {
    const at = left.findIndex((row, k) => k >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (at < 0) continue;
    const [pivot = []] = left.splice(at, 1);
    left.splice(rank, 0, pivot);
    for (const row of left.slice(rank + 1)) {
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      if (factor !== 0)
        for (let k = 0; k < row.length; k += 1) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
    rank += 1;
  }
  return rank;
}

const DAYS = Array.from({ length: 14 }, (_, k) => {
  const month = (9 + k) % 12;
  return `${k < 3 ? 2023 : 2024}-${String(month + 1).padStart(2, '0')}-15`;
});
const closings = fc.record({
  kind: fc.constantFrom('closed', 'filed'),
  way: fc.constantFrom(...closingWays.codes.slice(0, 4)),
  town: fc.constantFrom(...towns.codes.slice(0, 5)),
  day: fc.constantFrom(...DAYS.slice(0, 4), ...DAYS.slice(10)),
  n: fc.constantFrom(1, 1, 2, 3, 5, 9),
});
const keyOf = ({
  kind,
  way,
  town,
  day,
}: {
  kind: string;
  way: string;
  town: string;
  day: string;
}) => (kind === 'closed' ? `closed|执|${way}|${town}|${day}` : `filed|执|${town}|${day}`);

/** Anything that could be: also what no case has been closed as, in no month. */
const ATOMS: readonly CellParts[] = DAYS.flatMap((day) =>
  towns.codes.flatMap((town) => [
    cellParts(`filed|执|${town}|${day}`),
    ...closingWays.codes.map((way) => cellParts(`closed|执|${way}|${town}|${day}`)),
  ]),
).filter(({ dims }) => towns.codes.slice(0, 6).some((town) => dims.includes(town)));

describe('what is withheld outside the bureau', () => {
  it('V-5 no number of few follows from what a wall shows, taken together', () => {
    fc.assert(
      fc.property(fc.array(closings, { minLength: 4, maxLength: 40 }), (given) => {
        const journal = new Journal();
        const book = new WallBook(DEFAULT_STATISTICS);
        book.turn(TODAY, journal);
        const sums = new Map<string, number>();
        for (const each of given) {
          book.add(keyOf(each), each.n, journal);
          sums.set(keyOf(each), (sums.get(keyOf(each)) ?? 0) + each.n);
        }
        const rows = book
          .takeChanges(1, journal)
          .flatMap((change) => ('gone' in change ? [] : [change]));
        const few = (row: Row) => 'few' in row.data && row.data.few;
        const vectorOf = ({ selector, from, to }: Said) =>
          ATOMS.map((atom) =>
            Number(selects(selector, atom) && (atom.day ?? '') >= from && (atom.day ?? '') <= to),
          );
        const countOf = ({ selector, from, to }: Said) =>
          [...sums].reduce((sum, [key, n]) => {
            const parts = cellParts(key);
            const isOf =
              selects(selector, parts) && (parts.day ?? '') >= from && (parts.day ?? '') <= to;
            return sum + (isOf ? n : 0);
          }, 0);
        const told = rows.filter((row) => !few(row)).flatMap(saidBy);
        const secret = rows.flatMap(saidBy).filter((said) => isFew(countOf(said)));
        const vectors = told.map(vectorOf);
        for (const each of secret) expect(follows(vectorOf(each), vectors), each.of).toBe(false);
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('V-5 of a division what is withheld is together not few, while more can be withheld', () => {
    const { journal, book } = bookOf({
      ...{ 'closed|执|fullySatisfied|440607103000|2024-05-01': 60 },
      ...{ 'closed|执|caseWithdrawn|440607103000|2024-05-01': 1 },
      ...{ 'closed|执|nonEnforcement|440607103000|2024-05-01': 2 },
      ...{ 'closed|执|enforcementTerminated|440607103000|2024-05-01': 7 },
    });
    const hidden = closingsWithheld(book, journal);
    expect(hidden).toEqual(['caseWithdrawn', 'enforcementTerminated', 'nonEnforcement']);
  });

  it('V-5 with the last number of few all is shown again', () => {
    const { journal, book } = bookOf({
      ...{ 'closed|执|fullySatisfied|440607103000|2024-05-01': 60 },
      ...{ 'closed|执|caseWithdrawn|440607103000|2024-05-01': 4 },
      ...{ 'closed|执|enforcementTerminated|440607103000|2024-05-01': 7 },
    });
    expect(closingsWithheld(book, journal)).toHaveLength(2);
    book.add('closed|执|caseWithdrawn|440607103000|2024-05-01', 1, journal);
    const changed = book.takeChanges(1, journal).filter(({ topic }) => topic === 'closing');
    expect(
      changed.map((row) => 'data' in row && [row.id, 'few' in row.data && row.data.few]),
    ).toEqual(
      expect.arrayContaining([
        ['caseWithdrawn', false],
        ['enforcementTerminated', false],
      ]),
    );
  });

  it('V-5 money and means are of as many cases as they are of', () => {
    const { journal, book } = bookOf({
      ...{ 'recovered|执|voluntary|440607103000|2024-11-02': 900_000_000 },
      ...{ 'paidCases|recovered|month|440607103000|2024-11-02': 1 },
      ...{ 'paidCases|recovered|year|440607103000|2024-11-02': 1 },
      ...{ 'paidCases|recovered|ever|440607103000|2024-11-02': 1 },
    });
    const few = new Map<string, boolean>();
    for (const row of book.takeChanges(1, journal)) {
      if ('data' in row && 'few' in row.data) few.set(`${row.topic} ${row.id}`, row.data.few);
    }
    expect(few.get('statistic recoveredTotal@month')).toBe(true);
    expect(few.get('town 440607103000')).toBe(true);
    expect(few.get('trend 2024-11')).toBe(true);
    expect(few.get('statistic openCases@now')).toBe(false);
  });

  it('a draft that is dropped leaves no trace', () => {
    const { journal, book } = bookOf({ 'closed|执|caseWithdrawn|440607103000|2024-05-01': 9 });
    book.takeChanges(1, journal);
    const dropped = new Journal();
    book.add('closed|执|caseWithdrawn|440607103000|2024-05-01', -7, dropped);
    expect(
      book
        .takeChanges(1, dropped)
        .some((row) => 'data' in row && 'few' in row.data && row.data.few),
    ).toBe(true);
    dropped.rollBack();
    expect(book.takeChanges(1, journal)).toEqual([]);
  });
});

describe('what follows from what is told', () => {
  it('a secret that is the difference of two numbers keeps the second from being told', () => {
    const vector = (...numbers: number[]) => Float64Array.from(numbers);
    const nothing = Told.nothing([vector(0, 0, 1)]);
    const total = nothing.with(vector(1, 1, 1));
    expect(total?.with(vector(1, 1, 0))).toBeNull();
    expect(total?.with(vector(1, 0, 0))?.with(vector(0, 1, 0))).toBeNull();
    expect(total?.with(vector(2, 2, 2))).toBe(total);
    expect(nothing.with(vector(1, 1, 0))?.with(vector(1, -1, 0))).not.toBeNull();
  });
});

function bookOf(given: Readonly<Record<string, number>>) {
  const journal = new Journal();
  const book = new WallBook(DEFAULT_STATISTICS);
  book.turn(TODAY, journal);
  for (const [key, n] of Object.entries(given)) book.add(key, n, journal);
  return { journal, book };
}

function closingsWithheld(book: WallBook, journal: Journal): string[] {
  return book
    .takeChanges(1, journal)
    .flatMap((row) =>
      row.topic === 'closing' && 'data' in row && 'few' in row.data && row.data.few ? [row.id] : [],
    )
    .sort();
}
