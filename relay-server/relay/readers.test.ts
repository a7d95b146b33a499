import { describe, expect, it } from 'vitest';
import { DamagedRows } from '../log/damaged-rows.ts';
import { type CommitReader, CommitReaders } from './readers.ts';

const NO_CHANGE = { rows: [], contributions: [], contributors: [], aggregates: [] };
const COMMIT = { from: 0, to: 1, ...NO_CHANGE };

function world(...readers: CommitReader[]) {
  const lines: string[] = [];
  const told = new CommitReaders({
    readers,
    clock: { now: () => 7 },
    log: (line) => lines.push(line),
  });
  return { told, lines };
}

const fail = (error: Error) => () => {
  throw error;
};

describe('readers of a commit', () => {
  it('one that throws keeps no other from its rows', () => {
    const taken: string[] = [];
    const { told } = world(
      { name: '甲', take: () => taken.push('甲') },
      { name: '乙', take: fail(new Error('broken')) },
      { name: '丙', take: () => taken.push('丙') },
    );
    told.tell(COMMIT);
    told.tell(COMMIT);
    expect(taken).toEqual(['甲', '丙', '甲', '丙']);
  });

  it('H-8 one that failed is told once in the log, and as failed from then on', () => {
    const { told, lines } = world({ name: '乙', take: fail(new Error('broken')) });
    expect(told.failed).toEqual([]);
    told.tell(COMMIT);
    told.tell(COMMIT);
    expect(told.failed).toEqual([{ name: '乙', since: 7 }]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('乙');
  });

  it('one that decides who may see what is shut, unless it has let go of the rows itself', () => {
    const shut: string[] = [];
    const reader = (name: string, error: Error) => ({
      ...{ name, take: fail(error), shut: () => shut.push(name) },
    });
    const damaged = reader('逐行', new DamagedRows([new Error('row')]));
    const { told } = world(reader('全部', new Error('broken')), damaged);
    told.tell(COMMIT);
    expect(shut).toEqual(['全部']);
    expect(told.failed.map(({ name }) => name)).toEqual(['全部', '逐行']);
  });

  it('one that cannot even be shut keeps no other from its rows', () => {
    const taken: string[] = [];
    const { told, lines } = world(
      { name: '乙', take: fail(new Error('broken')), shut: fail(new Error('stuck')) },
      { name: '丙', take: () => taken.push('丙') },
    );
    told.tell(COMMIT);
    expect(taken).toEqual(['丙']);
    expect(lines).toHaveLength(2);
  });
});
