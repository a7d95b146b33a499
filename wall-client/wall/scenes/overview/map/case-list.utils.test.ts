import { describe, expect, it } from 'vitest';
import type { View } from '../../../../../wire/views.ts';
import { casesOfTown, pageOf } from './case-list.utils.ts';

const point = (over: Partial<View<'point'>>): View<'point'> => ({
  town: '440607001000',
  lng: 112.9,
  lat: 23.2,
  approximate: true,
  stage: 'open',
  amount: 100,
  cause: '买卖合同纠纷',
  filedOn: '2024-05-01',
  ...over,
});
const points = new Map([
  ['（2024）粤0607执1号', point({ amount: 500 })],
  ['（2024）粤0607执2号', point({ amount: 900, filedOn: '2024-03-01' })],
  ['（2024）粤0607执3号', point({ stage: 'closed', amount: 9000 })],
  ['（2024）粤0607执4号', point({ town: '440607103000' })],
  ['（2024）粤0607执5号', point({ cause: '追索劳动报酬纠纷', stage: 'settling', amount: 10 })],
]);
const ids = (list: { id: string }[]) => list.map((one) => one.id.replace(/\D+0607执|号/g, ''));

describe('casesOfTown', () => {
  it('lists the town’s open cases, the largest amount first', () => {
    expect(casesOfTown(points, '440607001000', '', 'amount').map((one) => one.view.amount)).toEqual(
      [900, 500, 10],
    );
  });
  it('or the newest first', () => {
    const list = casesOfTown(points, '440607001000', '', 'filedOn');
    expect(list.at(-1)?.view.filedOn).toBe('2024-03-01');
  });
  it('finds by number, half-width brackets too, and by cause', () => {
    expect(ids(casesOfTown(points, '440607001000', '(2024)粤0607执2', 'amount'))).toHaveLength(1);
    expect(casesOfTown(points, '440607001000', '劳动报酬', 'amount')).toHaveLength(1);
    expect(casesOfTown(points, '440607001000', '没有的', 'amount')).toEqual([]);
  });
});

describe('pageOf', () => {
  it('cuts pages, and stays on the last when the list shrinks', () => {
    expect(pageOf([1, 2, 3, 4, 5], 1, 2)).toEqual({ items: [3, 4], page: 1, pages: 3 });
    expect(pageOf([1, 2, 3], 9, 2)).toEqual({ items: [3], page: 1, pages: 2 });
    expect(pageOf([], 0, 2)).toEqual({ items: [], page: 0, pages: 1 });
  });
});
