import { describe, expect, it } from 'vitest';
import { POLL_MS, Polled } from './polled.ts';

/** Questions that are answered by hand, and a clock that is set by hand. */
function trial() {
  let now = 1_000;
  let visible = true;
  let due: { at: number; then: () => void } | null = null;
  const asked: {
    answer: (value: string) => void;
    fail: (error: Error) => void;
    signal: AbortSignal;
  }[] = [];
  const polled = new Polled<string>(
    (signal) =>
      new Promise((answer, fail) => {
        asked.push({ answer, fail, signal });
      }),
    {
      now: () => now,
      after: (ms, then) => {
        const mine = { at: now + ms, then };
        due = mine;
        return () => {
          if (due === mine) due = null;
        };
      },
      isVisible: () => visible,
    },
  );
  return {
    polled,
    asked,
    async pass(ms: number) {
      await Promise.resolve();
      await Promise.resolve();
      now += ms;
      const mine = due;
      if (mine && mine.at <= now) {
        due = null;
        mine.then();
      }
    },
    look: (on: boolean) => {
      visible = on;
      if (on) polled.seen();
    },
  };
}

describe('asked again and again', () => {
  it('asks at once and then every fifteen seconds after an answer', async () => {
    const { polled, asked, pass } = trial();
    polled.again();
    asked[0]?.answer('one');
    await pass(0);
    expect(polled.standing).toMatchObject({ value: 'one', asOf: 1_000, asking: false });
    await pass(POLL_MS - 1);
    expect(asked).toHaveLength(1);
    await pass(1);
    expect(asked).toHaveLength(2);
    expect(polled.standing).toMatchObject({ value: 'one', asking: true });
  });

  it('is not asked while nobody looks, and at once when somebody does', async () => {
    const { polled, asked, pass, look } = trial();
    polled.again();
    asked[0]?.answer('one');
    await pass(0);
    look(false);
    await pass(POLL_MS);
    await pass(POLL_MS);
    expect(asked).toHaveLength(1);
    look(true);
    expect(asked).toHaveLength(2);
  });

  it('keeps what it knew while there is no answer, says since when, and tries sooner', async () => {
    const { polled, asked, pass } = trial();
    polled.again();
    asked[0]?.answer('one');
    await pass(POLL_MS);
    asked[1]?.fail(new Error('away'));
    await pass(0);
    const since = 1_000 + POLL_MS;
    expect(polled.standing).toMatchObject({ value: 'one', asOf: 1_000, failingSince: since });
    await pass(3_000);
    asked[2]?.fail(new Error('still away'));
    await pass(3_000);
    expect(polled.standing.failingSince).toBe(since);
    asked[3]?.answer('two');
    await pass(0);
    expect(polled.standing).toMatchObject({ value: 'two', error: null, failingSince: null });
  });

  it('doubted, it is asked at once, unless it is being asked or known to fail', async () => {
    const { polled, asked, pass } = trial();
    polled.again();
    polled.doubt();
    expect(asked).toHaveLength(1);
    asked[0]?.answer('one');
    await pass(0);
    polled.doubt();
    expect(asked).toHaveLength(2);
    asked[1]?.fail(new Error('away'));
    await pass(0);
    polled.doubt();
    expect(asked).toHaveLength(2);
    expect(polled.standing).toMatchObject({ value: 'one', failingSince: 1_000 });
  });

  it('a question that was overtaken is called off and its answer not heard', async () => {
    const { polled, asked, pass } = trial();
    polled.again();
    polled.again();
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[1]?.answer('new');
    asked[0]?.answer('old');
    await pass(0);
    expect(polled.standing.value).toBe('new');
  });

  it('stopped, it asks no more and tells nobody', async () => {
    const { polled, asked, pass } = trial();
    let told = 0;
    polled.again();
    polled.subscribe(() => {
      told += 1;
    });
    polled.stop();
    asked[0]?.answer('one');
    await pass(POLL_MS);
    polled.again();
    expect([asked.length, told]).toEqual([1, 0]);
  });
});
