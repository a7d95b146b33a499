import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { CASE, filed, on, seized } from '../rules/testing/given.ts';
import { World } from './testing/world.ts';

const day = (value: string) =>
  on(value, 'clock.day-turned', { day: value }, { hour: 0, source: 'relay' });
const visit = (on_: string, visitId: string) =>
  on(on_, 'visit.made', { visitId, purpose: '查人', fruitless: true, town: '440607101000' });
const paid = (date: string, amount: number, id = 'p1') =>
  on(date, 'payment.recovered', {
    paymentId: id,
    amount,
    origin: 'voluntary',
    receivedOn: date,
  });

async function world(...events: readonly LoggedEvent[]): Promise<World> {
  const made = new World();
  await made.take(day('2024-01-01'), ...events);
  return made;
}
const timeline = async (made: World) =>
  [...(await made.rows()).values()]
    .filter(({ topic }) => topic === 'timeline')
    .map(({ data }) => (data as { text: string }).text);

describe('a filing that the rules refuse', () => {
  it('[C-2] opens nothing; the next one opens the case, told once, the same after a restart', async () => {
    const refused = filed('2024-01-02', { filedOn: '2024-01-03' });
    const court = await world(refused, filed('2024-01-05'));
    expect(await timeline(court)).toEqual(['立案 · 买卖合同纠纷']);
    court.restart();
    await court.take(visit('2024-01-06', 'v1'));
    expect(await timeline(court)).toEqual(['立案 · 买卖合同纠纷', '外出执行 · 扑空']);
  });
});

describe('judge', () => {
  it('refuses what contradicts the rules, with the rule’s number, and leaves no trace', async () => {
    const court = await world(filed());
    const before = await court.rows();
    const ruled = on('2024-02-01', 'seizure.ruled', { seizureId: 's-9', instrument: '裁1' });
    expect(await court.judge(ruled)).toMatchObject({
      code: 'unknown_subject',
      rule: 'S-4',
      path: '/body/seizureId',
    });
    await court.take(visit('2024-01-02', 'v1'));
    expect((await court.rows()).size).toBe(before.size + 2);
  });

  it('refuses a late event that would knock out one that stands', async () => {
    const life = [filed(), ...seized('2024-02-01', '2024-12-31')];
    const renewed = on('2024-06-01', 'seizure.renewed', {
      seizureId: 's-1',
      until: '2025-06-01',
      instrument: '续1',
    });
    const court = await world(...life, renewed);
    const released = on('2024-05-01', 'seizure.released', {
      seizureId: 's-1',
      on: '2024-05-01',
      instrument: '解1',
      reason: '已履行',
    });
    expect(await court.judge(released)).toMatchObject({
      code: 'illegal_transition',
      path: '',
      message: expect.stringContaining('会使已记录的第'),
    });
  });

  it('refuses to amend what its source never sent, or what another source sent', async () => {
    const event = visit('2024-02-01', 'v1');
    const court = await world(filed(), event);
    const amend = (id: string, source = 'court') =>
      on('2024-03-01', 'amend.reversed', { amends: id, reason: '误报' }, { source });
    expect(await court.judge(amend('nothing'))).toMatchObject({
      code: 'amends_unknown',
      rule: 'A-1',
    });
    expect(await court.judge(amend(event.id, 'other'))).toMatchObject({ code: 'amends_unknown' });
    expect(await court.judge(amend(event.id))).toBeNull();
  });

  it('refuses a correction whose text is not that event any more', async () => {
    const event = visit('2024-02-01', 'v1');
    const court = await world(filed(), event);
    const wrong = on('2024-03-01', 'amend.corrected', {
      amends: event.id,
      body: { visitId: 'v1' },
      reason: '更正',
    });
    expect(await court.judge(wrong)).toMatchObject({ code: 'invalid_value', rule: 'A-4' });
  });

  it('sees the events of its own draft', async () => {
    const court = await world();
    const draft = (await court.projector()).draft();
    const [opening, asset, again] = court.numbered([
      filed(),
      visit('2024-02-01', 'v1'),
      visit('2024-02-02', 'v1'),
    ]);
    if (!opening || !asset || !again) throw new Error('three events');
    expect(await draft.apply(opening)).toBe(CASE);
    expect(await draft.judge(asset)).toBeNull();
    await draft.apply(asset);
    expect(await draft.judge(again)).toMatchObject({ rule: 'C-19' });
    draft.drop();
  });
});

describe('apply', () => {
  it('events that come before the filing wait for it', async () => {
    const court = await world(paid('2024-03-01', 400), visit('2024-02-01', 'v1'));
    expect(await court.ids('case')).toEqual([]);
    expect(await court.ids('activity')).toEqual([]);
    expect(await court.judge(filed())).toBeNull();
    await court.take(filed());
    expect(await court.row('case', CASE)).toMatchObject({ recoveredAmount: 400 });
    expect(await timeline(court)).toHaveLength(3);
  });

  it('a wrong event that waits does not keep the filing out', async () => {
    const ruled = on('2024-02-01', 'seizure.ruled', { seizureId: 's-9', instrument: '裁1' });
    const court = await world(ruled);
    expect(await court.judge(filed())).toBeNull();
    await court.take(filed());
    expect(await timeline(court)).toEqual(['立案 · 买卖合同纠纷']);
  });

  it('a filing dated in its future is refused and opens nothing', async () => {
    const court = await world();
    const wrong = filed('2024-01-02', { filedOn: '2024-01-03' });
    expect(await court.judge(wrong)).toMatchObject({ rule: 'C-2', path: '/body/filedOn' });
  });

  it('a reversal takes back rows, figures, timeline and ticker', async () => {
    const payment = paid('2024-03-01', 400);
    const court = await world(filed(), payment);
    expect(await court.row('statistic', 'recoveredTotal@centre')).toMatchObject({ value: 400 });
    await court.take(on('2024-03-02', 'amend.reversed', { amends: payment.id, reason: '误报' }));
    expect(await court.row('statistic', 'recoveredTotal@centre')).toMatchObject({ value: 0 });
    expect(await court.ids('payment')).toEqual([]);
    expect(await timeline(court)).toEqual(['立案 · 买卖合同纠纷', '撤销一条记录']);
    expect(await court.ids('activity')).toHaveLength(2);
  });

  it('a correction says otherwise under the event’s own line', async () => {
    const payment = paid('2024-03-01', 400);
    const court = await world(filed(), payment);
    const body = { paymentId: 'p1', amount: 900, origin: 'thirdParty', receivedOn: '2024-03-01' };
    await court.take(
      on('2024-03-02', 'amend.corrected', { amends: payment.id, body, reason: '更正' }),
    );
    expect(await court.row('timeline', '000000000003')).toMatchObject({
      text: '到账 · 第三人代付',
      amount: 900,
    });
    expect(await court.row('activity', '000000000003')).toMatchObject({
      text: '西南街道 · 到账 · 第三人代付',
    });
  });

  it('the clock wakes the cases that are due, however long it slept', async () => {
    const court = await world(filed(), ...seized('2024-02-01', '2024-12-31'));
    await court.take(day('2024-10-31'));
    expect(await court.ids('expiry')).toEqual([]);
    court.restart();
    await court.take(day('2024-11-01'));
    expect(await court.ids('expiry')).toEqual([`${CASE}/s-1`]);
    await court.take(day('2025-03-01'));
    expect(await court.ids('expiry')).toEqual([]);
    expect(await court.row('seizure', 's-1')).toMatchObject({ state: 'lapsed' });
    expect(await court.row('meta', 'wall')).toMatchObject({ courtToday: '2025-03-01' });
  });

  it('a day that has passed turns nothing back', async () => {
    const court = await world(filed());
    await court.take(day('2024-05-01'));
    await court.take(day('2024-04-01'));
    expect((await court.projector()).today).toBe('2024-05-01');
  });

  it('the ticker holds the newest sixty lines, the timeline all of them', async () => {
    const visits = Array.from({ length: 80 }, (_, k) => visit('2024-02-01', `v${k}`));
    const court = await world(filed(), ...visits);
    expect(await court.ids('activity')).toHaveLength(60);
    expect(await timeline(court)).toHaveLength(81);
  });

  it('the wall shows the first alerts only; the rest is held', async () => {
    const court = new World(undefined, { alerts: 2 });
    const cases = Array.from({ length: 5 }, (_, k) => ({
      ...filed(`2024-01-0${k + 2}`),
      caseNumber: `（2024）粤0607执${k + 1}号`,
    }));
    await court.take(day('2024-01-01'), ...cases, day('2024-02-01'));
    const [shown, held] = [await court.ids('alert'), await court.ids('heldAlert')];
    expect(shown).toHaveLength(2);
    expect(held.length).toBeGreaterThan(0);
    expect(shown.sort()).toEqual([
      '（2024）粤0607执1号/inquiryDue:（2024）粤0607执1号',
      '（2024）粤0607执2号/inquiryDue:（2024）粤0607执2号',
    ]);
  });

  it('a row’s seq is that of the event that changed it', async () => {
    const court = await world(filed(), visit('2024-02-01', 'v1'), paid('2024-03-01', 400));
    const rows = await court.rows();
    const seqOf = (topic: string) =>
      [...rows.values()].filter((row) => row.topic === topic).map(({ seq }) => seq);
    expect(seqOf('case')).toEqual([4]);
    expect(new Set(seqOf('party'))).toEqual(new Set([2]));
    expect(seqOf('meta')).toEqual([4]);
  });

  it('petitions raise their own alerts and belong to no case', async () => {
    const received = on('2024-02-01', 'petition.received', {
      petitionId: 'x',
      receivedOn: '2024-02-01',
      channel: 'visit',
    });
    const { caseNumber: _, ...nobody } = received;
    const court = await world(nobody);
    await court.take(day('2024-03-20'));
    expect(await court.ids('alert')).toEqual(['petition:x/petitionDue:x']);
    expect(await court.row('activity', '000000000002')).toMatchObject({
      caseNumber: null,
      text: '收到执行信访',
    });
  });
});
