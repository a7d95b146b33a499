import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../log/memory-store.ts';
import type { StoredRow } from '../log/store.ts';
import { sampleBatch } from '../log/testing/sample-events.ts';
import type { Row } from '../projections/rows.ts';
import { CaseIndex } from './case-index.ts';
import { caseRow, goneRow, partyRow } from './testing/sample-rows.ts';

const A = '（2024）粤0607执12号';
const B = '（2024）粤0607执123号';
const C = '（2023）粤0607执恢12号';

const rows: Row[] = [
  caseRow(A, '劳动争议'),
  partyRow(A, 'p1', '张三丰', '张某'),
  partyRow(A, 'p2', '三水示例建材有限公司', '某建材公司'),
  caseRow(B),
  partyRow(B, 'p1', '欧阳小明', '欧阳某'),
  caseRow(C),
  partyRow(C, 'p1', 'ABC Trading', '某贸易公司'),
];

const withSeq = (each: Row, seq = 1): StoredRow => ({ ...each, seq });

function index(): CaseIndex {
  const made = new CaseIndex();
  made.update(rows.map((each) => withSeq(each)));
  return made;
}

const found = (text: string, of = index()) => of.search(text).hits.map((hit) => hit.caseNumber);

describe('search (F-55)', () => {
  it.each([
    ['the number as it is', '（2024）粤0607执12号', [A]],
    ['half-width brackets and blanks', ' (2024) 粤0607执12号 ', [A]],
    ['full-width digits', '（２０２４）粤０６０７执１２号', [A]],
    ['a document of the case', '（2024）粤0607执12号之一', [A]],
    ['type and serial', '执恢12', [C]],
    ['the beginning of a serial, exact ones and newer ones first', '12', [A, C, B]],
    ['year and serial', '2024-12', [A, B]],
    ['year and serial apart', '2023 12', [C]],
    ['a serial that nobody has', '99', []],
  ])('finds by %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['a name', '张三丰', [A]],
    ['part of a name', '三丰', [A]],
    ['part of a company', '示例', [A]],
    ['a masked name', '欧阳某', [B]],
    ['Latin letters, however written', 'ａｂｃ trading', [C]],
    ['nothing but blanks', '   ', []],
    ['a pattern, taken as text', '.*', []],
    ['a name that nobody has', '王五', []],
  ])('finds by %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('gives masked names only, whatever was asked', () => {
    const answer = index().search('张三丰');
    expect(answer.hits).toEqual([
      {
        caseNumber: A,
        cause: '劳动争议',
        town: '440607001000',
        stage: 'open',
        parties: ['张某', '某建材公司'],
        claimAmount: 100_000,
      },
    ]);
    expect(JSON.stringify(answer)).not.toContain('三丰');
    expect(JSON.stringify(answer)).not.toContain('示例');
  });

  it('gives at most twenty, and says that there are more', () => {
    const many = new CaseIndex();
    for (let serial = 1; serial <= 30; serial += 1) {
      many.update([withSeq(caseRow(`（2024）粤0607执${serial}号`))]);
    }
    const { hits, more } = many.search('粤0607执');
    expect([hits.length, more, hits[0]?.caseNumber]).toEqual([20, true, '（2024）粤0607执30号']);
    expect(many.search('执30').more).toBe(false);
  });

  it('follows the rows: names change, parties and cases go', () => {
    const one = index();
    one.update([withSeq(partyRow(A, 'p1', '李四', '李某'), 2)]);
    expect([found('张三丰', one), found('李四', one)]).toEqual([[], [A]]);
    one.update([{ ...goneRow(partyRow(A, 'p1', '', '')), seq: 3 }]);
    expect(found('李四', one)).toEqual([]);
    one.update([
      { ...goneRow(caseRow(B)), seq: 4 },
      { ...goneRow(partyRow(B, 'p1', '', '')), seq: 4 },
    ]);
    expect(found('123', one)).toEqual([]);
    expect(one.size).toBe(2);
  });

  it('does not show a case of which only parties are known', () => {
    const one = new CaseIndex();
    one.update([withSeq(partyRow(A, 'p1', '张三丰', '张某'))]);
    expect(found('张三丰', one)).toEqual([]);
  });

  it('is loaded from the log', async () => {
    const store = new MemoryStore();
    await store.commit({ events: sampleBatch(1, 1), rows: rows.map((each) => withSeq(each)) });
    const loaded = await CaseIndex.load(store);
    expect(loaded.size).toBe(3);
    expect(found('示例', loaded)).toEqual([A]);
  });
});
