import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { at, on } from '../rules/testing/given.ts';
import { World } from './testing/world.ts';

const day = (text: string) => on(text, 'clock.day-turned', { day: text });
async function world(...events: readonly LoggedEvent[]): Promise<World> {
  const made = new World();
  await made.take(...events);
  return made;
}
const position = (when: string, hour: number, lng: number) =>
  on(when, 'field.position', { streamId: 'v', place: { lng, lat: 23.2, accuracyM: 15 } }, { hour });
const started = (when: string, runId: string, hour: number) =>
  on(
    when,
    'stream.started',
    { streamId: 'v', runId, startedAt: at(when, hour), width: 1280, height: 720, audio: false },
    { hour, source: 'relay' },
  );
const ended = (runDay: string, runId: string, startHour: number, when: string, hour: number) =>
  on(
    when,
    'stream.ended',
    { streamId: 'v', runId, startedAt: at(runDay, startHour), reason: 'silent' },
    { hour, source: 'relay' },
  );

describe('what is heard of a stream', () => {
  it('the newest position holds, in whatever order they arrive', async () => {
    const court = await world(day('2024-03-01'), position('2024-03-01', 10, 112.9));
    await court.take(position('2024-03-01', 9, 112.8));
    expect(await court.row('field', 'v@2024-03-01')).toMatchObject({
      streamId: 'v',
      position: { at: at('2024-03-01', 10), lng: 112.9, lat: 23.2, accuracyM: 15 },
    });
    court.restart();
    await court.take(position('2024-03-01', 11, 113));
    expect(await court.row('field', 'v@2024-03-01')).toMatchObject({ position: { lng: 113 } });
  });

  it('a run begins, ends with its reason, and the next takes its place', async () => {
    const court = await world(day('2024-03-01'), started('2024-03-01', 'r1', 9));
    expect(await court.row('field', 'v@2024-03-01')).toMatchObject({
      run: { runId: 'r1', ended: null },
    });
    await court.take(ended('2024-03-01', 'r1', 9, '2024-03-01', 10));
    expect(await court.row('field', 'v@2024-03-01')).toMatchObject({
      run: { runId: 'r1', ended: { at: at('2024-03-01', 10), reason: 'silent' } },
    });
    await court.take(started('2024-03-01', 'r2', 11));
    await court.take(ended('2024-03-01', 'r1', 9, '2024-03-01', 12));
    expect(await court.row('field', 'v@2024-03-01')).toMatchObject({
      run: { runId: 'r2', ended: null },
    });
  });

  it('a run goes on past midnight; its row goes the day after', async () => {
    const court = await world(day('2024-03-01'), started('2024-03-01', 'r1', 23));
    await court.take(day('2024-03-02'));
    expect(await court.ids('field')).toEqual(['v@2024-03-01']);
    await court.take(ended('2024-03-01', 'r1', 23, '2024-03-02', 1));
    expect(await court.row('field', 'v@2024-03-01')).toMatchObject({
      run: { ended: { at: at('2024-03-02', 1) } },
    });
    await court.take(day('2024-03-03'));
    expect(await court.ids('field')).toEqual([]);
  });

  it('a run that goes on for days keeps its row until the day after its end', async () => {
    const court = await world(day('2024-03-01'), started('2024-03-01', 'r1', 9));
    for (const later of ['2024-03-02', '2024-03-04', '2024-03-05']) await court.take(day(later));
    court.restart();
    await court.take(day('2024-03-06'));
    expect(await court.ids('field')).toEqual(['v@2024-03-01']);
    await court.take(ended('2024-03-01', 'r1', 9, '2024-03-06', 12));
    expect(await court.row('field', 'v@2024-03-01')).toMatchObject({
      run: { ended: { at: at('2024-03-06', 12) } },
    });
    await court.take(day('2024-03-07'));
    expect(await court.ids('field')).toEqual([]);
  });

  it('[L-3] is not corrected or reversed', async () => {
    const told = position('2024-03-01', 10, 112.9);
    const court = await world(day('2024-03-01'), told);
    const reversed = on('2024-03-01', 'amend.reversed', { amends: told.id, reason: '误报' });
    expect(await court.judge(reversed)).toMatchObject({ code: 'illegal_transition', rule: 'L-3' });
    expect(await court.judge(position('2024-03-01', 11, 113))).toBeNull();
  });

  it('a registered stream has a row until it is revoked; its key stays a digest', async () => {
    const keyDigest = 'a'.repeat(64);
    const court = await world(
      on('2024-03-01', 'stream.registered', {
        streamId: 'v',
        title: '单兵 1 号',
        kind: 'push',
        keyDigest,
        by: 'court',
      }),
    );
    expect(await court.row('stream', 'v')).toMatchObject({ title: '单兵 1 号', keyDigest });
    await court.take(on('2024-03-02', 'stream.revoked', { streamId: 'v', by: 'court' }));
    expect(await court.ids('stream')).toEqual([]);
  });
});
