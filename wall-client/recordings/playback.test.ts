import { describe, expect, it } from 'vitest';
import { NO_RECORDING, type RecordingFacts } from '../player/recording-player.ts';
import type { Hole } from './holes.ts';
import { Playback, TELL_HOLE_MS } from './playback.ts';

const START = 50_000;
const HOLE: Hole = { fromMs: 10_000, toMs: 22_000, reason: 'slow' };

/** A player that does as it is told, and time that passes when it is told. */
function trial(holes = [HOLE]) {
  let facts: RecordingFacts = { ...NO_RECORDING, state: 'ready', waiting: false, at: START };
  const listeners = new Set<() => void>();
  const set = (change: Partial<RecordingFacts>) => {
    facts = { ...facts, ...change };
    for (const listener of listeners) listener();
  };
  let due: { ms: number; then: () => void } | null = null;
  const player = {
    get facts() {
      return facts;
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    play: () => set({ playing: true }),
    pause: () => set({ playing: false }),
    seek: (instant: number) => set({ at: instant, seeks: facts.seeks + 1 }),
    set rate(rate: number) {
      set({ rate });
    },
    set sound(sound: boolean) {
      set({ sound });
    },
  };
  const playback = new Playback(
    player,
    { mediaStartedAt: START, durationMs: 60_000, holes },
    (ms, then) => {
      const mine = { ms, then };
      due = mine;
      return () => {
        if (due === mine) due = null;
      };
    },
  );
  return {
    playback,
    set,
    show: (offset: number) => set({ at: START + offset }),
    pass: (ms: number) => {
      const mine = due;
      if (mine === null || ms < mine.ms) return;
      due = null;
      mine.then();
    },
    isDue: () => due !== null,
  };
}

describe('a stretch that was not kept', () => {
  it('stops the picture, is said, and then it goes on', () => {
    const { playback, show, pass } = trial();
    playback.play();
    show(9_960);
    expect(playback.facts).toMatchObject({ playing: true, hole: null });
    show(22_000);
    expect(playback.facts).toMatchObject({ playing: false, hole: HOLE, offset: 22_000 });
    pass(TELL_HOLE_MS);
    expect(playback.facts).toMatchObject({ playing: true, hole: null });
  });

  it('is not waited for when somebody plays on or pauses', () => {
    const { playback, show, isDue } = trial();
    playback.play();
    show(9_960);
    show(22_000);
    playback.toggle();
    expect(playback.facts).toMatchObject({ playing: true, hole: null });
    expect(isDue()).toBe(false);
  });

  it('sought into, it is said, and what comes after it is shown', () => {
    const { playback, pass } = trial();
    playback.seek(15_000);
    expect(playback.facts).toMatchObject({ offset: 22_000, hole: HOLE, playing: false });
    pass(TELL_HOLE_MS);
    expect(playback.facts).toMatchObject({ hole: null, playing: false });
  });

  it('sought over, it is none of what was played', () => {
    const { playback } = trial();
    playback.play();
    playback.seek(30_000);
    expect(playback.facts).toMatchObject({ offset: 30_000, hole: null, playing: true });
  });

  it('backwards from its end leads before it', () => {
    const { playback } = trial();
    playback.seek(22_000);
    playback.step(-1000);
    expect(playback.facts.offset).toBeLessThan(10_000);
    expect(playback.facts.hole).toBeNull();
  });

  it('at the end of the recording is said when it has ended', () => {
    const last = { fromMs: 50_000, toMs: 60_000, reason: 'full' } as const;
    const { playback, show, set } = trial([last]);
    playback.play();
    show(49_990);
    set({ state: 'ended', playing: false });
    expect(playback.facts.hole).toEqual(last);
  });
});

describe('a clip', () => {
  it('plays from its in to its out', () => {
    const { playback, show } = trial();
    playback.playRange(2_000, 4_000);
    expect(playback.facts).toMatchObject({ offset: 2_000, playing: true, until: 4_000 });
    show(3_960);
    expect(playback.facts.playing).toBe(true);
    show(4_000);
    expect(playback.facts).toMatchObject({ playing: false, until: null });
  });

  it('left by a seek it is no clip any more', () => {
    const { playback, show } = trial();
    playback.playRange(2_000, 4_000);
    playback.seek(3_000);
    show(5_000);
    expect(playback.facts).toMatchObject({ playing: true, until: null });
  });
});

it('stays within the recording', () => {
  const { playback } = trial([]);
  playback.seek(-5);
  expect(playback.facts.offset).toBe(0);
  playback.step(999_000);
  expect(playback.facts.offset).toBe(60_000);
});

it('played again from its end, it begins at the beginning', () => {
  const { playback, set } = trial([]);
  set({ state: 'ended', at: START + 60_000 });
  playback.play();
  expect(playback.facts).toMatchObject({ offset: 0, playing: true });
});
