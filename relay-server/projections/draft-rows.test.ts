import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { CASE, filed, on } from '../rules/testing/given.ts';
import { DraftRows } from './draft-rows.ts';
import { gone, type Row, row, seqId } from './rows.ts';
import { World } from './testing/world.ts';

const line = (seq: number): Row =>
  row('activity', seqId(seq), CASE, {
    type: 'case.closed',
    caseNumber: CASE,
    town: null,
    occurredAt: seq,
    text: '结案',
    amount: null,
    tone: 'info',
  });

describe('rows of a draft', () => {
  it('a line that comes and goes within the draft leaves nothing, an older one its tombstone', () => {
    const rows = new DraftRows();
    rows.take([line(7), gone('activity', seqId(3), CASE)], 7);
    rows.take([line(8), gone('activity', seqId(7), CASE)], 8);
    expect(rows.all()).toEqual([
      { ...gone('activity', seqId(3), CASE), seq: 7 },
      { ...line(8), seq: 8 },
    ]);
  });

  it('a row that is not named by its event leaves a tombstone: it may have been there before', () => {
    const rows = new DraftRows();
    rows.take([gone('payment', 'p1', CASE)], 7);
    expect(rows.all()).toEqual([{ ...gone('payment', 'p1', CASE), seq: 7 }]);
  });
});

describe('a commit of more lines than the ticker shows', () => {
  const paid = (n: number): LoggedEvent =>
    on('2024-02-01', 'payment.recovered', {
      paymentId: `p${n}`,
      amount: 100,
      origin: 'voluntary',
      receivedOn: '2024-02-01',
    });

  it('writes the newest lines alone and says of none that it is gone', async () => {
    const world = new World(undefined, { activities: 2 });
    await world.take(filed(), ...[1, 2, 3, 4].map(paid));
    const ticker = [];
    for await (const chunk of world.store.rows({ topics: ['activity'] })) ticker.push(...chunk);
    expect(ticker.map(({ id, gone: isGone }) => [id, isGone])).toEqual([
      [seqId(4), undefined],
      [seqId(5), undefined],
    ]);
    await world.take(paid(5));
    const after = [];
    for await (const chunk of world.store.rows({ topics: ['activity'] })) after.push(...chunk);
    expect(after.map(({ id, gone: isGone }) => [id, isGone])).toEqual([
      [seqId(5), undefined],
      [seqId(6), undefined],
      [seqId(4), true],
    ]);
  });
});
