import { describe, expect, it } from 'vitest';
import type { StoredRow } from '../log/store.ts';
import { type Commit, coalesce } from './commit.ts';
import { RecentCommits } from './recent.ts';

const row = (id: string, seq: number, caseNumber: string | null = null): StoredRow => ({
  topic: 'town',
  id,
  caseNumber,
  seq,
  data: seq,
});
const commit = (from: number, to: number, ...rows: StoredRow[]): Commit => ({ from, to, rows });

describe('commits in memory', () => {
  it('F-31 the newest state of a row wins; a tombstone is a state', () => {
    const gone: StoredRow = { topic: 'town', id: 'b', caseNumber: null, seq: 3, gone: true };
    const merged = coalesce([
      commit(0, 1, row('a', 1), row('b', 1)),
      commit(1, 3, row('a', 2), gone),
    ]);
    expect(merged).toEqual({ from: 0, to: 3, rows: [row('a', 2), gone] });
  });

  it('F-31 rows of two cases with the same id are two rows', () => {
    const merged = coalesce([commit(0, 1, row('a', 1, 'x')), commit(1, 2, row('a', 2, 'y'))]);
    expect(merged.rows).toHaveLength(2);
  });

  it('F-33 knows what changed since a seq that it reaches back to', () => {
    const recent = new RecentCommits(10);
    recent.push(commit(4, 5, row('a', 5)));
    recent.push(commit(5, 8, row('b', 7)));
    expect(recent.since(4, 8)).toEqual({ from: 4, to: 8, rows: [row('a', 5), row('b', 7)] });
    expect(recent.since(5, 8)).toEqual({ from: 5, to: 8, rows: [row('b', 7)] });
    expect(recent.since(6, 8)).toEqual({ from: 6, to: 8, rows: [row('b', 7)] });
    expect(recent.since(8, 8)).toEqual({ from: 8, to: 8, rows: [] });
    expect(recent.since(3, 8)).toBeUndefined();
  });

  it('F-33 says that it does not know rather than too little', () => {
    const recent = new RecentCommits(2);
    recent.push(commit(0, 1, row('a', 1)));
    recent.push(commit(1, 2, row('b', 2), row('c', 2)));
    expect(recent.since(0, 2)).toBeUndefined();
    expect(recent.since(1, 2)?.rows).toHaveLength(2);
    recent.push(commit(2, 3, row('d', 3), row('e', 3), row('f', 3)));
    expect(recent.since(2, 3)).toBeUndefined();
    expect(new RecentCommits(2).since(0, 5)).toBeUndefined();
  });

  it('F-33 holds a bounded number of commits, even of empty ones', () => {
    const recent = new RecentCommits(10, 3);
    for (let seq = 1; seq <= 5; seq += 1) recent.push(commit(seq - 1, seq));
    expect(recent.since(1, 5)).toBeUndefined();
    expect(recent.since(2, 5)).toEqual({ from: 2, to: 5, rows: [] });
  });
});
