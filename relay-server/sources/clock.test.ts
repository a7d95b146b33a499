import { describe, expect, it } from 'vitest';
import { afterWorkingTime, DayTurner, DemoClock, nextWorkingInstant } from './clock.ts';

const at = (iso: string) => Date.parse(`${iso}+08:00`);

describe('DayTurner', () => {
  it('turns an empty log to today, and a log that is days behind straight to today', async () => {
    for (const last of [null, '2024-11-20']) {
      const turned: string[] = [];
      const turner = new DayTurner({ now: () => at('2024-11-28T09:00') }, last, async (day) => {
        turned.push(day);
      });
      await turner.start(() => undefined);
      await turner.stop();
      expect(turned).toEqual(['2024-11-28']);
    }
  });

  it('does not turn twice, nor back when the clock was set back', async () => {
    const turned: string[] = [];
    const turner = new DayTurner(
      { now: () => at('2024-11-28T09:00') },
      '2024-11-29',
      async (day) => {
        turned.push(day);
      },
    );
    await turner.start(() => undefined);
    await turner.stop();
    expect(turned).toEqual([]);
  });
});

describe('DemoClock', () => {
  it('begins at the next opening of the court', () => {
    expect(nextWorkingInstant(at('2024-11-27T23:10'))).toBe(at('2024-11-28T08:30'));
    expect(nextWorkingInstant(at('2024-11-29T18:00'))).toBe(at('2024-12-02T08:30')); // a Friday evening
    expect(nextWorkingInstant(at('2024-11-28T10:00'))).toBe(at('2024-11-28T10:00'));
  });

  it('skips the night: nine office hours make a day', () => {
    expect(afterWorkingTime(at('2024-11-28T08:30'), 9 * 3_600_000)).toBe(at('2024-11-29T08:30'));
    expect(afterWorkingTime(at('2024-11-28T17:00'), 3_600_000)).toBe(at('2024-11-29T09:00'));
  });

  it('runs at its speed', () => {
    let machine = 5_000;
    const clock = new DemoClock(at('2024-11-28T09:00'), 60, () => machine);
    machine += 60_000;
    expect(clock.now()).toBe(at('2024-11-28T10:00'));
  });
});
