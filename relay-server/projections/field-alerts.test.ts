import { describe, expect, it } from 'vitest';
import type { EventBody } from '../../wire/event-bodies.ts';
import { at, on } from '../rules/testing/given.ts';
import { World } from './testing/world.ts';

const CASE = '（2024）粤0607执1号';
const DAY = '2024-03-01';
const NEXT = '2024-03-02';
const own = { source: 'relay' };
const turned = (day: string) => on(day, 'clock.day-turned', { day });
const started = (day: string, runId: string, hour: number) =>
  on(
    day,
    'stream.started',
    { streamId: 'v', runId, startedAt: at(day, hour), width: 1280, height: 720, audio: false },
    { ...own, hour },
  );
type Reason = 'closed' | 'silent' | 'unreadable' | 'revoked' | 'failed';
const ended = (reason: Reason, runId: string, from: number, day: string, to: number) =>
  on(
    day,
    'stream.ended',
    {
      ...{ streamId: 'v', runId, startedAt: at(DAY, from), reason },
      ...{ title: '单兵 1 号', caseNumber: CASE },
    },
    { ...own, hour: to },
  );
const LOST = `stream:v/streamLost:${DAY}`;

async function lost(): Promise<World> {
  const court = new World();
  await court.take(turned(DAY), started(DAY, 'r1', 9), ended('silent', 'r1', 9, DAY, 10));
  return court;
}

describe('现场视频中断', () => {
  it('V-9 a stream that falls silent is missed until it comes in again', async () => {
    const court = await lost();
    expect(await court.row('alert', LOST)).toEqual({
      kind: 'streamLost',
      level: 'critical',
      caseNumber: CASE,
      subject: '单兵 1 号',
      text: '长时间无画面，画面尚未恢复',
      since: DAY,
      dueOn: null,
    });
    court.restart();
    await court.take(started(DAY, 'r2', 11));
    expect(await court.ids('alert')).toEqual([]);
  });

  it.each(['closed', 'revoked'] as const)('one that is %s has ended in order', async (reason) => {
    const court = new World();
    await court.take(turned(DAY), started(DAY, 'r1', 9), ended(reason, 'r1', 9, DAY, 10));
    expect(await court.ids('alert')).toEqual([]);
  });

  it('it ends when the stream comes in on the next day, after a restart too', async () => {
    const court = await lost();
    await court.take(turned(NEXT));
    court.restart();
    expect(await court.ids('alert')).toEqual([LOST]);
    await court.take(started(NEXT, 'r2', 8));
    expect(await court.ids('alert')).toEqual([]);
  });

  it('it ends when the stream is revoked, and with the row of its day', async () => {
    const court = await lost();
    const registered = { streamId: 'v', title: '单兵 1 号', kind: 'push', by: 'court' } as const;
    await court.take(
      on(DAY, 'stream.registered', registered, own),
      on(DAY, 'stream.revoked', { streamId: 'v', by: 'court' }, { ...own, hour: 12 }),
    );
    expect(await court.ids('alert')).toEqual([]);

    const other = await lost();
    await other.take(turned(NEXT), turned('2024-03-03'));
    expect(await other.ids('alert')).toEqual([]);
  });

  it('a run over midnight is missed from the day on which it was lost', async () => {
    const court = new World();
    await court.take(turned(DAY), started(DAY, 'r1', 23), turned(NEXT));
    await court.take(ended('failed', 'r1', 23, NEXT, 1));
    expect(await court.ids('alert')).toEqual([`stream:v/streamLost:${NEXT}`]);
    await court.take(started(NEXT, 'r2', 2));
    expect(await court.ids('alert')).toEqual([]);
  });
});

const NOW = { streamId: 'v', runId: 'r', startedAt: at(DAY, 9) };
const opened = (recordingId: string, more: Partial<EventBody<'recording.opened'>> = {}) =>
  on(
    DAY,
    'recording.opened',
    {
      ...{
        recordingId,
        streamId: 'v',
        startedAt: at(DAY, 9),
        title: '单兵 1 号',
        caseNumber: CASE,
      },
      ...{ codecs: 'avc1.64001f', width: 1280, height: 720, audio: false },
      ...{ chain: '0'.repeat(64), ...more },
    },
    own,
  );
const gap = (reason: 'shed' | 'bounded', to?: number) =>
  on(
    DAY,
    'recording.gap',
    { recordingId: 'r', from: at(DAY, 9), reason, ...(to !== undefined && { to }) },
    own,
  );
const over = on(
  DAY,
  'recording.closed',
  { recordingId: 'r', reason: 'closed', segments: 5, elapsedMs: 12_000, chain: 'e'.repeat(64) },
  own,
);

describe('现场录像中断', () => {
  it('V-8, V-9 of what comes in it is told whether it is recorded, and an alert stands while it is not', async () => {
    const court = new World();
    await court.take(turned(DAY), opened('r'));
    expect(await court.row('recordingNow', 'r')).toEqual({ ...NOW, gap: null });
    await court.take(gap('shed'));
    expect(await court.row('recordingNow', 'r')).toEqual({
      ...NOW,
      gap: { reason: 'shed', since: at(DAY, 9) },
    });
    expect(await court.row('alert', 'recording:r/recordingStopped')).toEqual({
      kind: 'recordingStopped',
      level: 'critical',
      caseNumber: CASE,
      subject: '单兵 1 号',
      text: '磁盘余量不足停录，直播不受影响',
      since: DAY,
      dueOn: null,
    });
    court.restart();
    await court.take(gap('shed', at(DAY, 10)));
    expect(await court.row('recordingNow', 'r')).toEqual({ ...NOW, gap: null });
    expect(await court.ids('alert')).toEqual([]);
    await court.take(gap('bounded'));
    expect(await court.row('alert', 'recording:r/recordingStopped')).toMatchObject({
      level: 'info',
    });
    await court.take(over);
    expect(await court.ids('alert')).toEqual([]);
    expect(await court.ids('recordingNow')).toEqual([]);
  });

  it('V-8 where a recording goes on in another one, each has its row until it is over', async () => {
    const court = new World();
    const later = at(DAY, 10);
    const continues = { recordingId: 'r', runId: 'r', held: true };
    const next = opened('r2', { startedAt: later, continues });
    await court.take(turned(DAY), opened('r'), next);
    expect(await court.row('recordingNow', 'r')).toEqual({ ...NOW, gap: null });
    expect(await court.row('recordingNow', 'r2')).toEqual({ ...NOW, startedAt: later, gap: null });
    await court.take(over);
    expect(await court.ids('recordingNow')).toEqual(['r2']);
    expect(await court.row('recording', 'r2')).toMatchObject({ held: true });
  });

  it('what a device brought later is not being recorded now', async () => {
    const court = new World();
    await court.take(turned(DAY), opened('r', { origin: 'upload' }));
    expect(await court.ids('recordingNow')).toEqual([]);
  });
});
