import { describe, expect, it } from 'vitest';
import type { RowData } from '../projections/rows.ts';
import { AlertBook } from './alert-book.ts';
import { AlertDesk } from './alert-desk.ts';

const ID = '（2024）粤0607执1号/seizureExpiring:s1';
const ALERT: RowData<'alert'> = {
  ...{ kind: 'seizureExpiring', level: 'warning', caseNumber: '（2024）粤0607执1号' },
  ...{ subject: '小型轿车', text: '将到期', since: '2024-11-11', dueOn: '2025-01-10' },
};
/** @param data undefined: the row is gone, as the store tells it */
const stored = (topic: string, seq: number, data?: unknown) => {
  const key = { topic, id: ID, caseNumber: null, seq };
  return data === undefined ? { ...key, gone: true as const } : { ...key, data };
};

function desk() {
  const alerts = new AlertBook();
  const recorded: unknown[] = [];
  const reasons: { message: string; rule: string }[] = [];
  const recorder = {
    record: (_source: string, items: readonly unknown[]) => {
      const rejected = reasons.map((reason) => ({
        ...{ index: 0, code: 'illegal_transition' as const, path: '', ...reason },
      }));
      if (rejected.length === 0) recorded.push(...items);
      const accepted = items.length - rejected.length;
      return Promise.resolve({ accepted, duplicates: 0, rejected, seq: 1 });
    },
  };
  return {
    ...{ alerts, recorded, reasons },
    desk: new AlertDesk({ recorder, alerts, clock: { now: () => 7 } }),
  };
}

describe('alerts at the duty desk', () => {
  it('H-76 an alert is noted as it stands; one that stands no longer is not', async () => {
    const { alerts, desk: at, recorded } = desk();
    await expect(at.acknowledge(ID, null, 'duty')).rejects.toThrow('没有此提醒');
    alerts.update([stored('alert', 1, ALERT)]);
    await at.acknowledge(ID, '已交续封', 'duty');
    expect(recorded).toMatchObject([
      {
        ...{ type: 'alert.acknowledged', occurredAt: 7 },
        body: {
          ...{ alertId: ID, level: 'warning', since: '2024-11-11', note: '已交续封', by: 'duty' },
        },
      },
    ]);
    // Off the wall, behind it: it stands all the same.
    alerts.update([stored('heldAlert', 2, ALERT), stored('alert', 2)]);
    await at.acknowledge(ID, null, 'duty');
    alerts.update([stored('heldAlert', 3)]);
    await expect(at.acknowledge(ID, null, 'duty')).rejects.toThrow('没有此提醒');
  });

  it('H-77 what the rules refuse is told with its number', async () => {
    const { desk: at, reasons, recorded } = desk();
    await at.reopen(ID, 'duty');
    expect(recorded).toMatchObject([{ type: 'alert.reopened', body: { alertId: ID, by: 'duty' } }]);
    reasons.push({ message: '没有人标为已知悉', rule: 'N-1' });
    await expect(at.reopen(ID, 'duty')).rejects.toMatchObject({ rule: 'N-1' });
  });
});
