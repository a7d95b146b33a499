import type {
  ContributionChunk,
  ContributionCursor,
  Contributor,
  LogStore,
  RowsQuery,
  StoredRow,
} from '../log/store.ts';
import { contributionKey } from '../projections/contributions.ts';
import { rebuild, rebuildChanges } from '../projections/rebuild.ts';
import { rowKey } from '../projections/rows.ts';
import { CELLS } from '../rules/indicators/cells.ts';
import type { StatisticsConfig } from '../rules/indicators/periods.ts';
import { readOf } from './store-read.ts';

/** One thing that the store holds and that the log does not give, or the other way round. */
export interface Difference {
  readonly what: string;
  readonly stored: string | null;
  readonly rebuilt: string | null;
}
export interface Comparison {
  readonly rows: number;
  readonly cells: number;
  readonly contributions: number;
  readonly differences: readonly Difference[];
}

/** Computes everything anew from the log and compares it with what the store holds. */
export async function compareProjections(
  store: LogStore,
  config: StatisticsConfig,
): Promise<Comparison> {
  const rebuilt = await rebuild(store.eventsFrom(1), config, readOf(store));
  const rows = compare(
    await storedRows(store, { liveOnly: true }),
    new Map(
      [...rebuilt.rows].map(([key, row]) => [
        key,
        JSON.stringify([row.seq, 'data' in row ? row.data : null]),
      ]),
    ),
    '结果',
  );
  const cells = compare(await storedCells(store), textOf(rebuilt.cells), '累计');
  const { sums, contributors: groupings } = rebuilt.contributions;
  const contributions = compare(await storedContributions(store), textOf(sums), '构成');
  const contributors = compare(
    await storedContributors(store),
    new Map([...groupings].map(([key, each]) => [key, groupingText(each)])),
    '分组',
  );
  const wakes = compare(await storedWakes(store), textOf(rebuilt.wakes), '到期');
  return {
    rows: rebuilt.rows.size,
    cells: rebuilt.cells.size,
    contributions: rebuilt.contributions.sums.size,
    differences: [...rows, ...cells, ...contributions, ...contributors, ...wakes],
  };
}

/**
 * Replaces rows, cells, contributions and wakes by what the log gives. Every replica starts anew (new epoch). The
 * caller marks the end of the work: a crash in between must be noticed.
 */
export async function rewriteProjections(store: LogStore, config: StatisticsConfig): Promise<void> {
  await store.resetProjections();
  for await (const { to: _, ...changes } of rebuildChanges(
    store.eventsFrom(1),
    config,
    readOf(store),
  )) {
    await store.commit(changes);
  }
}

async function storedRows(store: LogStore, query: RowsQuery): Promise<Map<string, string>> {
  const rows = new Map<string, string>();
  for await (const chunk of store.rows(query)) {
    for (const row of chunk) rows.set(rowKey(row), contentOf(row));
  }
  return rows;
}

function contentOf(row: StoredRow): string {
  return JSON.stringify([row.seq, row.data ?? null]);
}

async function storedCells(store: LogStore): Promise<Map<string, string>> {
  const cells = new Map<string, string>();
  for await (const chunk of store.loadCells())
    for (const { key, n } of chunk) cells.set(key, String(n));
  return cells;
}

async function storedWakes(store: LogStore): Promise<Map<string, string>> {
  const wakes = new Map<string, string>();
  for await (const chunk of store.loadWakes())
    for (const { key, wakeOn } of chunk) wakes.set(key, wakeOn);
  return wakes;
}

/** Every contribution. */
async function storedContributions(store: LogStore): Promise<Map<string, string>> {
  const contributions = new Map<string, string>();
  const series: string[] = [];
  for (const cell of Object.keys(CELLS)) series.push(...(await store.contributionSeries(cell)));
  const query = { series, from: null, to: null, limit: 2_000 };
  let after: ContributionCursor | null | undefined;
  do {
    const chunk: ContributionChunk = await store.contributions({
      ...query,
      ...(after && { after }),
    });
    for (const each of chunk.contributions) {
      contributions.set(contributionKey(each), String([each.n, each.times]));
    }
    after = chunk.next;
  } while (after);
  return contributions;
}

async function storedContributors(store: LogStore): Promise<Map<string, string>> {
  const contributors = new Map<string, string>();
  for await (const chunk of store.loadContributors())
    for (const each of chunk) contributors.set(each.key, groupingText(each));
  return contributors;
}

function groupingText({ type, town, cause, band }: Omit<Contributor, 'key'>): string {
  return [type, town, cause, band].join(' ');
}

function textOf(
  values: ReadonlyMap<string, number | string | readonly number[]>,
): Map<string, string> {
  return new Map([...values].map(([key, value]) => [key, String(value)]));
}

function compare(
  stored: ReadonlyMap<string, string>,
  rebuilt: ReadonlyMap<string, string>,
  label: string,
): Difference[] {
  const differences: Difference[] = [];
  for (const key of new Set([...stored.keys(), ...rebuilt.keys()])) {
    const before = stored.get(key) ?? null;
    const after = rebuilt.get(key) ?? null;
    if (before !== after && !sameJson(before, after)) {
      differences.push({
        what: `${label} ${key.replaceAll('\n', ' ')}`,
        stored: before,
        rebuilt: after,
      });
    }
  }
  return differences;
}

/** The store may keep the members of an object in another order. */
function sameJson(a: string | null, b: string | null): boolean {
  if (a === null || b === null || !a.startsWith('[')) return false;
  return sorted(JSON.parse(a)) === sorted(JSON.parse(b));
}

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${key}:${sorted(member)}`).join()}}`;
}
