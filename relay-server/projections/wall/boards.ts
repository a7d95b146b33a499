import { assetKinds, closingWays, towns } from '../../../wire/codes.ts';
import { addMonths } from '../../../wire/court-day.ts';
import { assetStatusGroups } from '../../../wire/views.ts';
import { type CellParts, cells } from '../../rules/indicators/cells.ts';
import { divide } from '../../rules/indicators/evaluate.ts';
import { type Row, type RowData, type RowTopic, row } from '../rows.ts';
import { Tally } from './tally.ts';

/** A panel's rows, each made from tallies under one heading. */
export interface Board {
  readonly topic: RowTopic;
  /** Ids of the rows that stand on a court day. */
  ids(today: string): readonly string[];
  /** null: nothing to show under this id. */
  rowOf(id: string, today: string): Row | null;
  /** A cell changed by n. @returns the id of the row that may have changed, if any */
  change(parts: CellParts, n: number): string | null;
}

const TREND_MONTHS = 13;
const INITIAL = { type: ['执'] } as const;

/** Initial enforcement cases filed and closed, all money received, and what the parties were told, by month. */
export function trendBoard(): Board {
  const filed = new Tally({ selector: cells('filed', INITIAL), by: ['month'] });
  const closed = new Tally({ selector: cells('closed', INITIAL), by: ['month'] });
  const recovered = new Tally({ selector: cells('recovered'), by: ['month'] });
  const claimed = new Tally({ selector: cells('closedClaimed', INITIAL), by: ['month'] });
  const days = new Tally({ selector: cells('closingDays', INITIAL), by: ['month'] });
  const codes = new Tally({ selector: cells('codePersons'), by: ['month'] });
  const questions = new Tally({ selector: cells('questionPersons'), by: ['month'] });
  const settled = { outcome: ['paid', 'settled'] } as const;
  const warned = new Tally({ selector: cells('warningOutcomes', settled), by: ['month'] });
  const paid = new Tally({ selector: cells('warningRecovered'), by: ['month'] });
  const tallies = [filed, closed, recovered, claimed, days, codes, questions, warned, paid];
  return {
    topic: 'trend',
    ids: (today) => {
      const first = `${today.slice(0, 7)}-01`;
      return Array.from({ length: TREND_MONTHS }, (_, back) => addMonths(first, -back).slice(0, 7));
    },
    rowOf: (month) =>
      row('trend', month, null, {
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
    change: (parts, n) => changeAll(tallies, parts, n),
  };
}

/** Initial enforcement cases closed since January 1, by way: together they are closedCount@year. */
export function closingBoard(): Board {
  const closed = new Tally({ selector: cells('closed', INITIAL), by: ['way', 'year'] });
  return {
    topic: 'closing',
    ids: () => closingWays.codes,
    rowOf: (id, today) => {
      const way = closingWays.codes.find((each) => each === id);
      const year = today.slice(0, 4);
      if (way === undefined) return null;
      return row('closing', way, null, {
        way,
        year: Number(year),
        cases: closed.of(`${way}:${year}`),
      });
    },
    change: (parts, n) => closed.change(parts, n)?.split(':')[0] ?? null,
  };
}

export function assetStatusBoard(): Board {
  const assets = new Tally({ selector: cells('assets'), by: ['kind', 'group'] });
  const value = new Tally({ selector: cells('assetValue'), by: ['kind', 'group'] });
  const data = new Map<string, Pick<RowData<'assetStatus'>, 'kind' | 'group'>>();
  for (const kind of assetKinds.codes) {
    for (const group of assetStatusGroups) data.set(`${kind}:${group}`, { kind, group });
  }
  return {
    topic: 'assetStatus',
    ids: () => [...data.keys()],
    rowOf: (id) => {
      const heading = data.get(id);
      // Of accounts that go on being held, what was deducted may be all there is under 已变现.
      if (!heading || (assets.of(id) === 0 && value.of(id) === 0)) return null;
      return row('assetStatus', id, null, {
        ...heading,
        assets: assets.of(id),
        value: value.of(id),
      });
    },
    change: (parts, n) => changeAll([assets, value], parts, n),
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
  return {
    topic: 'town',
    ids: () => towns.codes,
    rowOf: (id, today) => {
      const town = towns.codes.find((each) => each === id);
      if (town === undefined) return null;
      const thisYear = `${town}:${today.slice(0, 4)}`;
      return row('town', town, null, {
        name: towns.labels[town],
        openCases: open.of(town),
        openAmount: amount.of(town),
        filedThisYear: filed.of(thisYear),
        recoveredThisYear: recovered.of(thisYear),
      });
    },
    change: (parts, n) =>
      changeAll([open, amount, filed, recovered], parts, n)?.split(':')[0] ?? null,
  };
}

function changeAll(tallies: readonly Tally[], parts: CellParts, n: number): string | null {
  let changed: string | null = null;
  for (const tally of tallies) changed = tally.change(parts, n) ?? changed;
  return changed;
}
