import { assetKinds, closingWays, type TownCode, towns } from '../../../wire/codes.ts';
import { addMonths } from '../../../wire/court-day.ts';
import { assetStatusGroups } from '../../../wire/views.ts';
import { type CellParts, cells, type Selector } from '../../rules/indicators/cells.ts';
import { divide } from '../../rules/indicators/evaluate.ts';
import type { Journal } from '../memory/journal.ts';
import { type Row, type RowData, type RowTopic, row, TREND_FIELDS } from '../rows.ts';
import {
  ALWAYS,
  type Division,
  type Quantity,
  quantity,
  type Unit,
  unitId,
} from './discretion/quantity.ts';
import { Tallies, Tally } from './tally.ts';

type TrendField = (typeof TREND_FIELDS)[number];

/** Whether a row, or a field of it, is withheld outside the bureau. */
export type IsFew = (field?: TrendField) => boolean;

/** A panel's rows, each made from tallies under one heading. */
export interface Board {
  readonly topic: RowTopic;
  /** Ids of the rows that stand on a court day. */
  ids(today: string): readonly string[];
  /** null: nothing to show under this id. */
  rowOf(id: string, today: string, isFew: IsFew): Row | null;
  /** The court's day goes on; what a day that is over leaves behind. */
  turn?(before: string, today: string, journal: Journal): void;
  /** Takes over a row as the store holds it, before the first change. */
  load?(row: Row): void;
  /** What its rows tell. */
  units(today: string): Unit[];
  /** Totals that figures tell, and the rows that they are divided into. */
  divisions(today: string): Division[];
  /** A cell changed by n. @returns the id of the row that may have changed, if any */
  change(parts: CellParts, n: number): string | null;
}

const TREND_MONTHS = 13;
const INITIAL = { type: ['执'] } as const;

/** Initial enforcement cases filed and closed, all money received, and what the parties were told, by month. */
export function trendBoard(): Board {
  const monthly = (selector: Selector) => new Tally({ selector, by: ['month'] });
  const filed = monthly(cells('filed', INITIAL));
  const closed = monthly(cells('closed', INITIAL));
  const recovered = monthly(cells('recovered'));
  const claimed = monthly(cells('closedClaimed', INITIAL));
  const days = monthly(cells('closingDays', INITIAL));
  const codes = monthly(cells('codePersons'));
  const questions = monthly(cells('questionPersons'));
  const warned = monthly(cells('warningOutcomes', { outcome: ['paid', 'settled'] }));
  const paid = monthly(cells('warningRecovered'));
  const payers = monthly(cells('paidCases', { money: ['recovered'], span: ['month'] }));
  const warnedPayers = monthly(cells('paidCases', { money: ['warning'], span: ['month'] }));
  const told = [filed, closed, recovered, claimed, days, codes, questions, warned, paid];
  const tallies = new Tallies([...told, payers, warnedPayers]);
  /** Months that were over when the log's day turned, as they stood then. */
  const first = new Map<string, NonNullable<RowData<'trend'>['first']>>();
  return {
    topic: 'trend',
    ids: monthsUpTo,
    turn: (before, today, journal) => {
      const thisMonth = today.slice(0, 7);
      for (
        let day = `${before.slice(0, 7)}-01`;
        day.slice(0, 7) < thisMonth;
        day = addMonths(day, 1)
      ) {
        const month = day.slice(0, 7);
        if (first.has(month)) continue;
        const stated = {
          ...{ filed: filed.of(month), closed: closed.of(month) },
          recovered: recovered.of(month),
        };
        first.set(month, stated);
        journal.note(() => first.delete(month));
      }
    },
    load: (row) => {
      if (row.topic === 'trend' && row.data.first !== null) first.set(row.id, row.data.first);
    },
    rowOf: (month, _today, isFew) =>
      row('trend', month, null, {
        few: isFew(),
        fewOf: TREND_FIELDS.filter((field) => isFew(field)),
        first: first.get(month) ?? null,
        filed: filed.of(month),
        closed: closed.of(month),
        recovered: recovered.of(month),
        claimedClosed: claimed.of(month),
        averageDays: divide(days.of(month), closed.of(month), 1),
        codePersons: codes.of(month),
        questionPersons: questions.of(month),
        warningPersons: warned.of(month),
        warningRecovered: paid.of(month),
      }),
    units: (today) =>
      monthsUpTo(today).flatMap((month) => {
        const span = { from: `${month}-01`, to: `${month}-31` };
        const of = (tally: Tally, counted = tally) =>
          quantity(tally.selector, span, () => counted.of(month), counted.selector.cell);
        const id = unitId('trend', month);
        const field = (name: TrendField, ...quantities: Quantity[]) => ({
          ...{ id: unitId('trend', month, name), partOf: id, quantities },
        });
        return [
          {
            ...{ id, partOf: null },
            quantities: [of(filed), of(closed), of(recovered, payers), of(claimed, closed)],
          },
          field('averageDays', of(days, closed)),
          field('codePersons', of(codes)),
          field('questionPersons', of(questions)),
          field('warningPersons', of(warned)),
          field('warningRecovered', of(paid, warnedPayers), of(warned)),
        ];
      }),
    divisions: (today) => {
      const year = today.slice(0, 4);
      const months = monthsUpTo(today).filter((month) => month.startsWith(year));
      return [
        { total: 'filedCount@year', tally: filed },
        { total: 'closedCount@year', tally: closed },
      ].map(({ total, tally }) => ({
        total: unitId('statistic', total),
        parts: months.map((month) => unitId('trend', month)),
        countOf: (part: string) => tally.of(part.split('\n')[1] ?? ''),
        countedBy: tally.selector.cell,
      }));
    },
    change: (parts, n) => tallies.change(parts, n),
  };
}

/** The months of the trend, the newest first. */
function monthsUpTo(today: string): string[] {
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: TREND_MONTHS }, (_, back) => addMonths(first, -back).slice(0, 7));
}

/** Initial enforcement cases closed since January 1, by way: together they are closedCount@year. */
export function closingBoard(): Board {
  const closed = new Tally({ selector: cells('closed', INITIAL), by: ['way', 'year'] });
  return {
    topic: 'closing',
    ids: () => closingWays.codes,
    rowOf: (id, today, isFew) => {
      const way = closingWays.codes.find((each) => each === id);
      const year = today.slice(0, 4);
      if (way === undefined) return null;
      return row('closing', way, null, {
        few: isFew(),
        way,
        year: Number(year),
        cases: closed.of(`${way}:${year}`),
      });
    },
    units: (today) => {
      const year = today.slice(0, 4);
      const span = { from: `${year}-01-01`, to: `${year}-12-31` };
      return closingWays.codes.map((way) => {
        const thisYear = `${way}:${year}`;
        return {
          ...{ id: unitId('closing', way), partOf: null },
          quantities: [quantity(waysOf[way], span, () => closed.of(thisYear))],
        };
      });
    },
    divisions: (today) => [
      {
        total: unitId('statistic', 'closedCount@year'),
        parts: closingWays.codes.map((way) => unitId('closing', way)),
        countOf: (part) => closed.of(`${part.split('\n')[1]}:${today.slice(0, 4)}`),
        countedBy: closed.selector.cell,
      },
    ],
    change: (parts, n) => closed.change(parts, n)?.split(':')[0] ?? null,
  };
}

const waysOf = selectorsBy(closingWays.codes, (way) => cells('closed', { ...INITIAL, way: [way] }));

/** One selector for each of some codes: made once, for selectors are remembered by what they are. */
function selectorsBy<C extends string>(
  codes: readonly C[],
  of: (code: C) => Selector,
): Readonly<Record<C, Selector>> {
  const made = Object.fromEntries(codes.map((code) => [code, of(code)]));
  // fromEntries forgets which keys there are.
  return made as Record<C, Selector>;
}

export function assetStatusBoard(): Board {
  const assets = new Tally({ selector: cells('assets'), by: ['kind', 'group'] });
  const value = new Tally({ selector: cells('assetValue'), by: ['kind', 'group'] });
  const tallies = new Tallies([assets, value]);
  const data = new Map<string, Pick<RowData<'assetStatus'>, 'kind' | 'group'>>();
  for (const kind of assetKinds.codes) {
    for (const group of assetStatusGroups) data.set(`${kind}:${group}`, { kind, group });
  }
  return {
    topic: 'assetStatus',
    ids: () => [...data.keys()],
    rowOf: (id, _today, isFew) => {
      const heading = data.get(id);
      // Of accounts that go on being held, what was deducted may be all there is under 已变现.
      if (!heading || (assets.of(id) === 0 && value.of(id) === 0)) return null;
      return row('assetStatus', id, null, {
        ...heading,
        few: isFew(),
        assets: assets.of(id),
        value: value.of(id),
      });
    },
    // No total of assets is told: nothing follows from the rest, and each row is looked at by itself.
    units: () =>
      [...data.keys()].map((id) => ({
        ...{ id: unitId('assetStatus', id), partOf: null },
        quantities: [
          {
            terms: [],
            count: () => assets.of(id) || Number(value.of(id) !== 0),
            countedBy: [assets.selector.cell, value.selector.cell],
          },
        ],
      })),
    divisions: () => [],
    change: (parts, n) => tallies.change(parts, n),
  };
}

/** Work on claims by town: what is open now, what came in and was received this year. */
export function townBoard(): Board {
  const worked = { type: ['执', '执恢', '执保'] } as const;
  const open = new Tally({ selector: cells('open', worked), by: ['town'] });
  const amount = new Tally({
    selector: cells('openAmount', { type: ['执', '执恢'] }),
    by: ['town'],
  });
  const filed = new Tally({ selector: cells('filed', INITIAL), by: ['town', 'year'] });
  const recovered = new Tally({ selector: cells('recovered'), by: ['town', 'year'] });
  const payers = new Tally({
    selector: cells('paidCases', { money: ['recovered'], span: ['year'] }),
    by: ['town', 'year'],
  });
  const claims = new Tally({ selector: cells('open', { type: ['执', '执恢'] }), by: ['town'] });
  const tallies = new Tallies([open, amount, filed, recovered, payers, claims]);
  return {
    topic: 'town',
    ids: () => towns.codes,
    rowOf: (id, today, isFew) => {
      const town = towns.codes.find((each) => each === id);
      if (town === undefined) return null;
      const thisYear = `${town}:${today.slice(0, 4)}`;
      return row('town', town, null, {
        few: isFew(),
        name: towns.labels[town],
        openCases: open.of(town),
        openAmount: amount.of(town),
        filedThisYear: filed.of(thisYear),
        recoveredThisYear: recovered.of(thisYear),
      });
    },
    units: (today) => {
      const year = today.slice(0, 4);
      const span = { from: `${year}-01-01`, to: `${year}-12-31` };
      return towns.codes.map((town) => {
        const { openOf, amountOf, filedOf, recoveredOf } = townSelectors[town];
        const thisYear = `${town}:${year}`;
        return {
          ...{ id: unitId('town', town), partOf: null },
          quantities: [
            quantity(openOf, ALWAYS, () => open.of(town)),
            quantity(amountOf, ALWAYS, () => claims.of(town), claims.selector.cell),
            quantity(filedOf, span, () => filed.of(thisYear)),
            quantity(recoveredOf, span, () => payers.of(thisYear), payers.selector.cell),
          ],
        };
      });
    },
    divisions: (today) => {
      const parts = towns.codes.map((town) => unitId('town', town));
      const townOf = (part: string) => part.split('\n')[1] ?? '';
      return [
        {
          total: 'openCases@now',
          countOf: (part: string) => open.of(townOf(part)),
          countedBy: open.selector.cell,
        },
        {
          total: 'filedCount@year',
          countOf: (part: string) => filed.of(`${townOf(part)}:${today.slice(0, 4)}`),
          countedBy: filed.selector.cell,
        },
      ].map(({ total, ...counts }) => ({ total: unitId('statistic', total), parts, ...counts }));
    },
    change: (parts, n) => tallies.change(parts, n)?.split(':')[0] ?? null,
  };
}

const WORKED = { type: ['执', '执恢', '执保'] } as const;
const CLAIMS = { type: ['执', '执恢'] } as const;

const townSelectors = Object.fromEntries(
  towns.codes.map((town) => [
    town,
    {
      openOf: cells('open', { ...WORKED, town: [town] }),
      amountOf: cells('openAmount', { ...CLAIMS, town: [town] }),
      filedOf: cells('filed', { ...INITIAL, town: [town] }),
      recoveredOf: cells('recovered', { town: [town] }),
    },
  ]),
  // fromEntries forgets which keys there are.
) as Readonly<
  Record<TownCode, Readonly<Record<'openOf' | 'amountOf' | 'filedOf' | 'recoveredOf', Selector>>>
>;
