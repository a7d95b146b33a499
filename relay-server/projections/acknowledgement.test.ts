import { describe, expect, it } from 'vitest';
import { at, on } from '../rules/testing/given.ts';
import { World } from './testing/world.ts';

const DAY = '2024-03-01';
const LOST = `stream:v/streamLost:${DAY}`;
const own = { source: 'relay' };
const started = (runId: string, hour: number) =>
  on(
    DAY,
    'stream.started',
    { streamId: 'v', runId, startedAt: at(DAY, hour), width: 1280, height: 720, audio: false },
    { ...own, hour },
  );
const silent = (runId: string, from: number, hour: number) =>
  on(
    DAY,
    'stream.ended',
    {
      ...{ streamId: 'v', runId, startedAt: at(DAY, from), reason: 'silent' },
      ...{ title: '单兵 1 号' },
    },
    { ...own, hour },
  );
const noted = (hour: number, note: string | null = null) =>
  on(
    DAY,
    'alert.acknowledged',
    { alertId: LOST, level: 'critical', since: DAY, note, by: 'duty' },
    { ...own, hour },
  );
const reopened = (hour: number) =>
  on(DAY, 'alert.reopened', { alertId: LOST, by: 'duty' }, { ...own, hour });

describe('V-40 an alert that was noted', () => {
  it('stands with who noted it, until that is taken back; after a restart too', async () => {
    const court = new World();
    await court.take(started('r1', 9), silent('r1', 9, 10), noted(11, '已通知机主'));
    expect(await court.ids('alert')).toEqual([LOST]);
    expect(await court.row('acknowledged', LOST)).toEqual({
      ...{ level: 'critical', since: DAY, note: '已通知机主', by: 'duty', at: at(DAY, 11) },
    });
    court.restart();
    expect(await court.judge(reopened(12))).toBeNull();
    await court.take(reopened(12));
    expect(await court.ids('acknowledged')).toEqual([]);
    expect(await court.judge(reopened(13))).toMatchObject({ rule: 'N-1' });
  });

  it('goes with the alert: one that comes again waits for somebody anew', async () => {
    const court = new World();
    await court.take(started('r1', 9), silent('r1', 9, 10), noted(11));
    court.restart();
    await court.take(started('r2', 12));
    expect(await court.ids('acknowledged')).toEqual([]);
    await court.take(silent('r2', 12, 13));
    expect(await court.ids('alert')).toEqual([LOST]);
    expect(await court.ids('acknowledged')).toEqual([]);
  });

  it('what went while it was being noted is not kept', async () => {
    const court = new World();
    await court.take(started('r1', 9), noted(10));
    expect(await court.ids('acknowledged')).toEqual([]);
  });
});
