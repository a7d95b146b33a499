import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { WALL_TOPICS } from '../../wire/views.ts';
import { amountBandOf } from '../rules/indicators/amount-bands.ts';
import { CELLS, cellParts } from '../rules/indicators/cells.ts';
import { DEFAULT_STATISTICS } from '../rules/indicators/periods.ts';
import { rebuild } from './rebuild.ts';
import { rowSchemas } from './rows.ts';
import { amendmentsLast, smallCourt } from './testing/lives.ts';
import { type HeldRow, World } from './testing/world.ts';

const EVENTS = smallCourt();

describe('projector', () => {
  it('takes a small court without a conflict', async () => {
    const world = new World();
    for (const event of EVENTS) {
      expect(await world.judge(event), event.type).toBeNull();
      await world.take(event);
    }
    expect(await world.row('case', '（2024）粤0607执1号')).toMatchObject({
      stage: 'closed',
      recoveredAmount: 10_000_000,
    });
    expect(await world.row('statistic', 'closedCount@centre')).toMatchObject({ value: 1 });
    expect(await world.row('meta', 'wall')).toMatchObject({ courtToday: '2024-08-30' });
  });

  it('V-6 ids are unique on the wall, though cases use the same ids in themselves', async () => {
    const rows = [...(await inOrder(EVENTS)).values()];
    const shared = rows.filter(({ topic }) => topic === 'asset').map(({ id }) => id);
    expect(new Set(shared).size).toBeLessThan(shared.length);
    for (const topic of WALL_TOPICS) {
      const ids = rows.filter((row) => row.topic === topic).map(({ id }) => id);
      expect(new Set(ids).size, topic).toBe(ids.length);
    }
  });

  it('gives the same rows for any order of arrival, in batches of any size', async () => {
    const expected = comparable(await inOrder(EVENTS));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(EVENTS, { minLength: EVENTS.length }),
        fc.integer({ min: 1, max: 40 }),
        async (shuffled, size) => {
          const world = new World();
          const arrival = amendmentsLast(shuffled);
          for (let from = 0; from < arrival.length; from += size) {
            await world.take(...arrival.slice(from, from + size));
          }
          expect(comparable(await world.rows())).toEqual(expected);
        },
      ),
      { numRuns: 15 },
    );
  }, 30_000);

  it('writes the same rows, seqs and cells however events are batched, and after restarts', async () => {
    const single = new World();
    for (const event of EVENTS) await single.take(event);
    const whole = new World();
    await whole.take(...EVENTS);
    const restarted = new World();
    for (let from = 0; from < EVENTS.length; from += 7) {
      restarted.restart();
      await restarted.take(...EVENTS.slice(from, from + 7));
    }
    const uncached = new World(DEFAULT_STATISTICS, { cachedEvents: 1 });
    for (const event of EVENTS) await uncached.take(event);
    const rows = await single.rows();
    const cells = await single.cells();
    const contributions = await single.contributions();
    const contributors = await single.contributors();
    for (const other of [whole, restarted, uncached]) {
      expect(await other.rows()).toEqual(rows);
      expect(await other.cells()).toEqual(cells);
      expect(await other.contributions()).toEqual(contributions);
      expect(await other.contributors()).toEqual(contributors);
    }
  });

  it('keeps who contributes what: it adds up to the cells, and each case says what it is', async () => {
    const world = new World();
    await world.take(...EVENTS);
    const added = new Map<string, number>();
    for (const [key, [n, times]] of await world.contributions()) {
      const [series = '', day = ''] = key.split('\n');
      const cell = `${series}|${day}`;
      added.set(cell, (added.get(cell) ?? 0) + n);
      expect(times, key).toBeGreaterThan(0);
    }
    const tracked = [...(await world.cells())].filter(
      ([key, n]) => n !== 0 && CELLS[cellParts(key).cell].by !== null,
    );
    expect(added).toEqual(new Map(tracked));
    const contributors = await world.contributors();
    for (const row of (await world.rows()).values()) {
      if (row.topic !== 'case') continue;
      const { type, town, cause, claimAmount } = rowSchemas.case.parse(row.data);
      const band = amountBandOf(claimAmount);
      expect(contributors.get(row.id)).toEqual({ key: row.id, type, town, cause, band });
    }
  });

  it('rebuilds from the log what was written event by event', async () => {
    const world = new World();
    for (let from = 0; from < EVENTS.length; from += 5)
      await world.take(...EVENTS.slice(from, from + 5));
    for (const log of [undefined, world.store]) {
      const rebuilt = await rebuild(world.store.eventsFrom(1), DEFAULT_STATISTICS, log);
      expect(new Map(rebuilt.rows)).toEqual(await world.rows());
      expect(new Map(rebuilt.cells)).toEqual(await world.cells());
      expect(rebuilt.contributions.sums).toEqual(await world.contributions());
      expect(rebuilt.contributions.contributors).toEqual(await world.contributors());
      const wakes = new Map<string, string>();
      for await (const chunk of world.store.loadWakes()) {
        for (const { key, wakeOn } of chunk) wakes.set(key, wakeOn);
      }
      expect(new Map(rebuilt.wakes)).toEqual(wakes);
    }
  });

  it('leaves no trace of a draft that is dropped', async () => {
    const plain = new World();
    const tried = new World();
    for (let from = 0; from < EVENTS.length; from += 3) {
      const draft = (await tried.projector()).draft();
      const ahead = tried.numbered(EVENTS.slice(from, from + 9));
      for (const event of ahead) {
        await draft.judge(event);
        await draft.apply(event);
      }
      draft.drop();
      const batch = EVENTS.slice(from, from + 3);
      await tried.take(...batch);
      await plain.take(...batch);
      expect((await tried.projector()).today).toBe((await plain.projector()).today);
    }
    expect(await tried.rows()).toEqual(await plain.rows());
    expect(await tried.cells()).toEqual(await plain.cells());
    expect(await tried.contributions()).toEqual(await plain.contributions());
  });

  it('opens one draft at a time', async () => {
    const projector = await new World().projector();
    const draft = projector.draft();
    expect(() => projector.draft()).toThrow('one draft at a time');
    draft.keep();
    projector.draft().drop();
  });
});

async function inOrder(events: readonly LoggedEvent[]): Promise<Map<string, HeldRow>> {
  const world = new World();
  for (const event of events) await world.take(event);
  return world.rows();
}

/** What may not depend on the order of arrival: everything but seqs and what is made of them. */
function comparable(rows: ReadonlyMap<string, HeldRow>): Map<string, unknown> {
  const same = new Map<string, unknown>();
  for (const [key, { topic, caseNumber, data }] of rows) {
    if (topic === 'activity') continue;
    if (topic === 'timeline') same.set(`timeline ${caseNumber} ${JSON.stringify(data)}`, data);
    else if (topic === 'statistic') same.set(key, { ...Object(data), asOf: 0 });
    // How a month was first stated is a matter of what had arrived by then.
    else if (topic === 'trend') same.set(key, { ...Object(data), first: null });
    else same.set(key, data);
  }
  return new Map([...same].sort(([a], [b]) => (a < b ? -1 : 1)));
}
