import { afterEach, expect, it, vi } from 'vitest';
import { DisplayWorld, NOW } from '../displays/testing/display-world.ts';
import { MemoryStore } from '../log/memory-store.ts';

const HOUR = 3_600_000;
const PATIENCE = { timeout: 10_000 };

afterEach(() => void vi.restoreAllMocks());

/** Intervals that run now. */
function countIntervals() {
  const running = new Set<unknown>();
  const { setInterval: begin, clearInterval: end } = globalThis;
  vi.spyOn(globalThis, 'setInterval').mockImplementation((...args: Parameters<typeof begin>) => {
    const timer = begin(...args);
    running.add(timer);
    return timer;
  });
  vi.spyOn(globalThis, 'clearInterval').mockImplementation((timer) => {
    running.delete(timer);
    end(timer);
  });
  return running;
}

function processListeners(): number {
  return process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
}

it('a relay that runs over a midnight and a day: timers, listeners, rows and what the clock says stay as they should', async () => {
  const intervals = countIntervals();
  const store = new MemoryStore();
  const world = await DisplayWorld.start({ store });
  const { page } = await world.paired();
  await world.mode('main', 'bureau', NOW + 2 * HOUR);
  await page.until(() => page.welcome?.roomMode === 'bureau');
  const rowsOf = () => store.rowCount({ topics: ['wall', 'display', 'activity'], liveOnly: true });
  const before = {
    seq: store.head().seq,
    ...{ intervals: intervals.size, listeners: processListeners(), rows: await rowsOf() },
  };
  const said = async (type: string) => {
    let count = 0;
    for await (const event of store.eventsFrom(before.seq + 1))
      count += Number(event.type === type);
    return count;
  };
  for (let hour = 1; hour <= 30; hour += 1) {
    world.clock.at = NOW + hour * HOUR;
    // The room's own time is over, and midnight passes: each is said once, whenever it is looked at.
    if (hour === 2)
      await vi.waitFor(async () => expect(await said('room.changed')).toBe(1), PATIENCE);
    if (hour === 14) {
      await vi.waitFor(async () => expect(await said('clock.day-turned')).toBe(1), PATIENCE);
    }
    await world.relay.access.sweep();
  }
  await page.until(() => page.welcome?.roomMode === 'closed');
  await world.relay.recorder.settled();
  expect([await said('room.changed'), await said('clock.day-turned')]).toEqual([1, 1]);
  expect(store.head().seq).toBe(before.seq + 2);
  expect(intervals.size).toBe(before.intervals);
  expect(processListeners()).toBe(before.listeners);
  expect(await rowsOf()).toBe(before.rows);
  expect(world.relay.displays.connected()).toHaveLength(1);

  await world.close();
  expect(intervals.size).toBe(0);
  expect(world.errors).toEqual([]);
});
