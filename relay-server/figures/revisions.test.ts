import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { statedOf } from '../audiences/month.ts';
import { filed, on } from '../rules/testing/given.ts';
import { AskedCourt } from './testing/asked-court.ts';

const turned = (day: string) => on(day, 'clock.day-turned', { day }, { source: 'relay', hour: 0 });
const filedAs = (serial: number, day: string): LoggedEvent => ({
  ...filed(day),
  id: `f${serial}`,
  caseNumber: `（2024）粤0607执${serial}号`,
});
const paid = (paymentId: string, receivedOn: string, amount: number) =>
  on(receivedOn, 'payment.recovered', { paymentId, amount, origin: 'voluntary', receivedOn });

async function court(): Promise<AskedCourt> {
  const made = new AskedCourt();
  await made.take(turned('2024-01-20'), filed('2024-01-22'), paid('p1', '2024-01-25', 700));
  await made.take(turned('2024-01-31'), turned('2024-02-01'));
  return made;
}

describe('a month that is revised', () => {
  it('H-99 a late event: both values, in the month and in the figure', async () => {
    const late = await court();
    const year = { days: ['2024-01-01', '2024-02-29'] } as const;
    expect((await late.ask('filedCount', year)).revisions).toEqual([]);
    expect(statedOf(await late.world.row('trend', '2024-01'))).toBeNull();
    await late.take(filedAs(9, '2024-01-15'));
    const { seq } = late.world.store.head();
    expect(statedOf(await late.world.row('trend', '2024-01'))).toEqual({
      ...{ filed: 1, closed: 0, recovered: 700 },
    });
    expect(await late.ask('filedCount', year)).toMatchObject({
      value: 2,
      revisions: [{ month: '2024-01', first: 1, now: 2, since: { seq } }],
    });
    expect(
      (await late.ask('filedCount', { days: ['2024-02-01', '2024-02-29'] })).revisions,
    ).toEqual([]);
    expect((await late.ask('recoveredTotal', year)).revisions).toEqual([]);
  });

  it('H-99 a correction and a reversal: both values, and none once it is as it was', async () => {
    const amended = await court();
    const pay = paid('p2', '2024-01-26', 300);
    await amended.take(pay);
    const year = { period: 'year' } as const;
    const revisions = async () =>
      (await amended.ask('recoveredTotal', year)).revisions.map(({ first, now }) => [first, now]);
    expect(await revisions()).toEqual([[700, 1_000]]);
    await amended.take(
      on('2024-02-01', 'amend.corrected', {
        amends: pay.id,
        body: { paymentId: 'p2', amount: 200, origin: 'voluntary', receivedOn: '2024-01-26' },
        reason: '金额登记有误',
      }),
    );
    expect(await revisions()).toEqual([[700, 900]]);
    await amended.take(on('2024-02-01', 'amend.reversed', { amends: pay.id, reason: '重复登记' }));
    expect(await revisions()).toEqual([]);
  });

  it('H-99 a restart forgets nothing, and what was over before the log began was never stated', async () => {
    const again = await court();
    again.world.restart();
    await again.take(filedAs(9, '2024-01-15'), filedAs(10, '2023-12-15'));
    const row = (month: string) => again.world.row('trend', month);
    expect(statedOf(await row('2024-01'))).toMatchObject({ filed: 1 });
    expect(statedOf(await row('2023-12'))).toBeNull();
  });
});
