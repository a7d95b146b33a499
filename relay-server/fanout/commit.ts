import type { StoredRow } from '../log/store.ts';

/** One durable commit, or several coalesced: rows changed by events (from, to]. */
export interface Commit {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly StoredRow[];
}

/** Identifies a row across scopes: (topic, case, id) is unique in the log. */
function keyOf(row: StoredRow): string {
  return `${row.topic}\n${row.caseNumber ?? ''}\n${row.id}`;
}

/**
 * Adjacent commits as one: of each row only its newest state is kept (SPEC F-31).
 * @param commits in order of seq, at least one
 */
export function coalesce(commits: readonly [Commit, ...Commit[]]): Commit {
  const [first] = commits;
  const last = commits.at(-1) ?? first;
  if (commits.length === 1) return first;
  const newest = new Map<string, StoredRow>();
  for (const commit of commits) for (const row of commit.rows) newest.set(keyOf(row), row);
  return { from: first.from, to: last.to, rows: [...newest.values()] };
}
