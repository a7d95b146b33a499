import { describe, expect, it } from 'vitest';
import { Recorder } from '../../relay-server/intake/recorder.ts';
import { turnDay } from '../../relay-server/intake/turn-day.ts';
import { MemoryStore } from '../../relay-server/log/memory-store.ts';
import { openProjector } from '../../relay-server/projecting/open-projector.ts';
import { DEFAULT_STATISTICS } from '../../relay-server/rules/indicators/periods.ts';
import { closedCases, LIFE, openCases } from './court-load.ts';
import {
  caseNumberOf,
  chunked,
  type LoadEvent,
  loadCasewise,
  loadLive,
  loadPast,
  loadRoundwise,
  NOW,
  TODAY,
} from './load.ts';

async function recorder() {
  const store = new MemoryStore();
  const projector = await openProjector(store, DEFAULT_STATISTICS, () => undefined);
  const fail = (error: unknown) => {
    throw error;
  };
  const made = new Recorder({
    store,
    projector,
    clock: { now: () => NOW },
    onCommit: () => undefined,
    onStorageFailure: fail,
    onError: fail,
  });
  await turnDay(made, TODAY);
  return made;
}

async function refusalsOf(events: Iterable<LoadEvent>) {
  const made = await recorder();
  const refusals: unknown[] = [];
  for (const chunk of chunked(events, 100)) {
    const { rejected } = await made.record('bench', chunk);
    refusals.push(...rejected);
  }
  return refusals;
}

describe('the load is legal', () => {
  it('round by round, as live events arrive', async () => {
    expect(await refusalsOf(loadRoundwise(12, 0, 12 * 50))).toEqual([]);
  });

  it('case by case, as a log is filled', async () => {
    expect(await refusalsOf(loadCasewise(5, 0, 60))).toEqual([]);
  });

  it('live, with cases of every age', async () => {
    const events = [...loadPast(40), ...loadLive(40, 0, 10), ...loadLive(40, 10, 5)];
    expect(await refusalsOf(events)).toEqual([]);
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  });

  it('a court’s: open cases, and lives that end', async () => {
    // Twice every age; all of them take seconds.
    const some = new Set(Array.from({ length: 2 * (LIFE - 1) }, (_, index) => caseNumberOf(index)));
    const open = [...openCases()].filter((event) => some.has(event.caseNumber));
    const events = [...open, ...closedCases(0, 3), ...closedCases(39_900, 39_903)];
    expect(await refusalsOf(events)).toEqual([]);
    expect(events.filter((event) => event.type === 'case.closed')).toHaveLength(6);
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  });

  it('round by round occurrence never goes back', () => {
    const times = [...loadRoundwise(12_000, 0, 30_000)].map((event) => event.occurredAt);
    expect(times.every((at, index) => index === 0 || at > (times[index - 1] ?? 0))).toBe(true);
  });
});
