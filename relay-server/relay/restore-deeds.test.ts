import { expect, it } from 'vitest';
import { textOfNotes } from '../intake/deed-notes.ts';
import { saying, sayingOnce } from '../intake/say-own.ts';
import { UnrecordedDeeds } from '../intake/unrecorded-deeds.ts';
import { restoreDeeds } from './restore-deeds.ts';

const clock = { now: () => 1_732_700_000_000 };
const by = { by: 'duty', reason: '画面有旁人' };
const CLIP = { clipId: 'c', recordingId: 'r' };

/** Starts a relay that finds this; what it holds and records. */
async function found(text: string, isDamaged = false) {
  const done: unknown[] = [];
  const log: string[] = [];
  const unrecorded = new UnrecordedDeeds({ clock, log: () => undefined });
  const holders = {
    clock,
    recorder: {
      record: async (_source: string, items: readonly unknown[]) => {
        done.push(...items.map((item) => [Object(item).type, Object(item).id]));
        return { accepted: items.length, duplicates: 0, rejected: [], seq: 1 };
      },
    },
    displays: { cut: (id: string) => done.push(['cut', id]), commands: { lowered: () => null } },
    people: { end: (id: string) => done.push(['end', id]) },
    clearances: {
      withhold: (id: string, audiences: readonly string[]) => done.push([id, ...audiences]),
    },
  };
  const line = (each: string) => log.push(each);
  await restoreDeeds({ found: text, isDamaged }, unrecorded, holders, line);
  return { done, log, left: unrecorded.all };
}

it('V-34 clips that were withdrawn are withheld again before that is recorded', async () => {
  const part = { ...CLIP, audiences: ['session' as const], ...by };
  const says = [
    saying('clearance.withdrawn', part, 'one'),
    saying('clearance.withdrawn', { ...part, audiences: 'all' }, 'two'),
    saying('clip.withdrawn', { ...CLIP, ...by }, 'three'),
  ].map((each) => sayingOnce(each, clock));
  const notes = says.map((each) => {
    return { key: each.id, holds: '片段已经撤回', since: clock.now(), says: [each] };
  });
  const { done, left } = await found(textOfNotes(notes));
  expect(done).toEqual([
    ['c', 'session'],
    ['c', 'session', 'delegates'],
    ['c', 'session', 'delegates'],
    ['clearance.withdrawn', 'one'],
    ['clearance.withdrawn', 'two'],
    ['clip.withdrawn', 'three'],
  ]);
  expect(left).toEqual([]);
});

it('V-34 what cannot be read is told, and keeps no relay from starting', async () => {
  for (const { done, log } of [await found('[{'), await found('', true)]) {
    expect(done).toEqual([]);
    expect(log).toEqual([expect.stringContaining('无法读出')]);
  }
});
