import { describe, expect, it } from 'vitest';
import { eventBodies } from '../../wire/event-bodies.ts';
import { filed, fold, on, seized } from '../rules/testing/given.ts';
import { rowOfMatterEvent, rowsOfEvent } from './event-rows.ts';
import { smallCourt } from './testing/lives.ts';

const life = [
  filed(),
  ...seized('2024-02-01', '2024-12-31', { kind: 'deposit', measure: 'freeze' }),
];
const state = fold(life, '2024-03-01');

describe('rowsOfEvent', () => {
  it('money received: town, what it was, the sum beside it', () => {
    const event = on('2024-03-01', 'payment.recovered', {
      paymentId: 'p1',
      amount: 12_600_000,
      origin: 'voluntary',
      receivedOn: '2024-03-01',
    });
    const { timeline, activity } = rowsOfEvent(event, state);
    expect(activity?.data).toEqual({
      type: 'payment.recovered',
      caseNumber: state.caseNumber,
      town: '440607001000',
      occurredAt: event.occurredAt,
      text: '西南街道 · 到账 · 主动履行',
      amount: 12_600_000,
      tone: 'money',
    });
    expect(timeline).toMatchObject({
      id: String(event.seq).padStart(12, '0'),
      caseNumber: state.caseNumber,
      data: { node: '028', text: '到账 · 主动履行', evidence: 0 },
    });
  });

  it('a freeze of a deposit is node 015; what is only planned is no news', () => {
    const [, drafted, , served] = life.slice(1);
    expect(served && rowsOfEvent(served, state).timeline?.data).toMatchObject({
      node: '015',
      text: '冻结生效 · 银行存款',
    });
    expect(drafted && rowsOfEvent(drafted, state)).toMatchObject({
      timeline: { data: { text: '拟冻结 · 银行存款' } },
      activity: null,
    });
  });

  it('tells every event type but the clock’s, without a name in clear', () => {
    const told = new Set<string>();
    for (const event of smallCourt()) {
      const rows = rowsOfEvent(event, state);
      if (!JSON.stringify(rows).includes('其他事项')) told.add(event.type);
      const text = JSON.stringify([rows, rowOfMatterEvent(event, null)]);
      expect(text).not.toMatch(/张三|李四|示例建材|王法官|李庭长/);
    }
    const seen = new Set(smallCourt().map(({ type }) => type));
    seen.delete('clock.day-turned');
    expect(told).toEqual(seen);
    expect(Object.keys(eventBodies).length).toBeGreaterThan(told.size);
  });

  it('an amendment is told too', () => {
    const event = on('2024-03-02', 'amend.reversed', { amends: 'e1', reason: '张三来电说明' });
    expect(rowsOfEvent(event, state).timeline?.data).toMatchObject({ text: '撤销一条记录' });
  });

  it('a matter has a ticker line without a town', () => {
    const event = on('2024-03-02', 'petition.received', {
      petitionId: 'x',
      receivedOn: '2024-03-02',
      channel: 'visit',
    });
    expect(rowOfMatterEvent(event, null)?.data).toMatchObject({ text: '收到执行信访', town: null });
  });
});
