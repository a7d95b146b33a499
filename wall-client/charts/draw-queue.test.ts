import { describe, expect, it } from 'vitest';
import { type Draw, drawQueue } from './draw-queue.ts';

function page(costs: Readonly<Record<string, number>> = {}) {
  const frames: (() => void)[] = [];
  const tasks: (() => void)[] = [];
  const ends: (() => void)[] = [];
  const log: string[] = [];
  let clock = 0;
  const queue = drawQueue({
    onFrame: (run) => frames.push(run),
    soon: (run) => tasks.push(run),
    atEnd: (run) => ends.push(run),
    now: () => clock,
  });
  const chart =
    (name: string): Draw =>
    () => {
      log.push(name);
      clock += costs[name] ?? 1;
    };
  const run = (all: (() => void)[]) => {
    for (const each of all.splice(0)) each();
  };
  return {
    queue,
    chart,
    log,
    tasks,
    frames,
    frame: () => run(frames),
    task: () => run(tasks),
    end: () => run(ends),
  };
}

describe('the draw queue', () => {
  it('draws one chart a task, in the order in which they asked', () => {
    const { queue, chart, log, task } = page();
    queue.add(chart('map'));
    queue.add(chart('trend'));
    expect(log).toEqual([]);
    task();
    expect(log).toEqual(['map']);
    task();
    expect(log).toEqual(['map', 'trend']);
  });

  it('draws at the end of the task that asked what is known to be quick, within the budget', () => {
    const { queue, chart, log, frame, end } = page({ map: 30, trend: 7, closing: 2 });
    const [map, trend, closing] = ['map', 'trend', 'closing'].map(chart);
    const all = [map, trend, closing].filter((one) => one !== undefined);
    const ask = () => {
      for (const one of all) queue.add(one);
      queue.whenDrawn(() => log.push('seq'));
      end();
    };
    ask();
    expect(log, 'no one knows yet').toEqual([]);
    for (const _ of all) frame();
    expect(log).toEqual(['map', 'trend', 'closing', 'seq']);
    log.length = 0;
    ask();
    expect(log).toEqual(['trend']);
    frame();
    expect(log).toEqual(['trend', 'map']);
    frame();
    expect(log).toEqual(['trend', 'map', 'closing', 'seq']);
  });

  it('draws in a frame as many as its budget allows, the rest in tasks of their own', () => {
    const { queue, chart, log, frame, task } = page({ map: 3, trend: 4 });
    queue.add(chart('map'));
    queue.add(chart('trend'));
    queue.add(chart('closing'));
    frame();
    expect(log).toEqual(['map', 'trend']);
    task();
    expect(log).toEqual(['map', 'trend', 'closing']);
  });

  it('draws three at most between two frames, whether in tasks or in the frame', () => {
    const { queue, chart, log, frame, task, tasks } = page();
    for (const name of ['map', 'trend', 'closing', 'assets']) queue.add(chart(name));
    task();
    task();
    frame();
    expect(log).toEqual(['map', 'trend', 'closing']);
    task();
    expect([log.at(-1), tasks.length]).toEqual(['assets', 0]);
  });

  it('draws the same chart once between two frames', () => {
    const { queue, chart, log, frame, task, tasks } = page();
    const map = chart('map');
    queue.add(map);
    task();
    queue.add(map);
    expect([log.length, tasks.length]).toEqual([1, 0]);
    frame();
    expect(log).toEqual(['map', 'map']);
  });

  it('asks for nothing when there is nothing to draw', () => {
    const { queue, chart, frame, task, frames, tasks } = page();
    queue.add(chart('map'));
    task();
    frame();
    frame();
    expect([frames.length, tasks.length]).toEqual([0, 0]);
  });

  it('goes on after a chart that fails; what waits for it is not told', () => {
    const { queue, chart, log, frame, task } = page();
    queue.add(() => {
      throw new Error('damaged');
    });
    queue.add(chart('trend'));
    queue.whenDrawn(() => log.push('seq 7'));
    expect(frame).toThrow('damaged');
    task();
    frame();
    expect(log).toEqual(['trend']);
  });

  describe('a mark', () => {
    it('comes with the frame after which all that waited is painted, not before', () => {
      const { queue, chart, log, frame, task } = page({ map: 20 });
      queue.add(chart('map'));
      queue.add(chart('trend'));
      queue.whenDrawn(() => log.push('seq 7'));
      frame();
      expect(log).toEqual(['map']);
      task();
      expect(log).toEqual(['map', 'trend']);
      frame();
      expect(log).toEqual(['map', 'trend', 'seq 7']);
    });

    it('comes with the next frame where nothing waits', () => {
      const { queue, log, frame } = page();
      queue.whenDrawn(() => log.push('seq 7'));
      expect(log).toEqual([]);
      frame();
      expect(log).toEqual(['seq 7']);
    });

    it('does not wait for what is asked for after it, and never overtakes another', () => {
      const { queue, chart, log, frame } = page({ map: 20, trend: 20 });
      queue.add(chart('map'));
      queue.add(chart('trend'));
      queue.whenDrawn(() => log.push('seq 7'));
      queue.add(chart('closing'));
      queue.whenDrawn(() => log.push('seq 8'));
      frame();
      frame();
      frame();
      expect(log).toEqual(['map', 'trend', 'seq 7', 'closing', 'seq 8']);
    });

    it('waits no longer for a chart that is no more', () => {
      const { queue, chart, log, frame } = page({ map: 20 });
      const trend = chart('trend');
      queue.add(chart('map'));
      queue.add(trend);
      queue.whenDrawn(() => log.push('seq 7'));
      queue.remove(trend);
      frame();
      expect(log).toEqual(['map', 'seq 7']);
    });

    it('no pile of marks grows behind a chart that cannot be drawn', () => {
      const { queue, chart, log, frame } = page();
      const broken = () => {
        throw new Error('damaged');
      };
      queue.add(broken);
      for (let seq = 1; seq <= 1_000; seq += 1) queue.whenDrawn(() => log.push(`seq ${seq}`));
      expect(frame).toThrow('damaged');
      queue.remove(broken);
      queue.add(chart('map'));
      frame();
      expect([log.length, log.at(-1)]).toEqual([101, 'seq 1000']);
    });
  });
});
