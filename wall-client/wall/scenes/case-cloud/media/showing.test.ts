import { describe, expect, it } from 'vitest';
import { NO_RECORDING, type RecordingFacts } from '../../../../player/recording-player.ts';
import { Playback } from '../../../../recordings/playback.ts';
import { Showing } from './showing.ts';

const START = 1_732_694_400_000;
const CLIP = { fromMs: 20_000, toMs: 40_000 };

/** A player that does at once what it is told, of a recording of a minute. */
function trial(range: typeof CLIP | null) {
  let listener: () => void = () => undefined;
  let facts: RecordingFacts = { ...NO_RECORDING, state: 'ready', at: START, waiting: false };
  const set = (change: Partial<RecordingFacts>) => {
    facts = { ...facts, ...change };
    listener();
  };
  const playback = new Playback(
    {
      get facts() {
        return facts;
      },
      subscribe(told) {
        listener = told;
        return () => undefined;
      },
      play: () => set({ playing: true, state: 'ready' }),
      pause: () => set({ playing: false }),
      seek: (at) => set({ at, seeks: facts.seeks + 1 }),
      rate: 1,
      set sound(sound: boolean) {
        set({ sound });
      },
    },
    { mediaStartedAt: START, durationMs: 60_000, holes: [] },
    () => () => undefined,
  );
  return {
    playback,
    showing: new Showing(playback, range),
    show: (ms: number) => set({ at: START + ms }),
    set,
  };
}

describe('a recording', () => {
  it('begins at its beginning; a toggle rests it and goes on', () => {
    const { playback, showing, show } = trial(null);
    showing.begin();
    show(5_000);
    showing.toggle();
    expect(playback.facts).toMatchObject({ playing: false, offset: 5_000 });
    showing.toggle();
    expect(playback.facts).toMatchObject({ playing: true, offset: 5_000 });
  });

  it('stepped beyond its end it still plays to it; then a toggle begins anew', () => {
    const { playback, showing, set } = trial(null);
    showing.begin();
    showing.step(10_000_000, 60_000);
    expect(playback.facts.offset).toBe(59_500);
    set({ state: 'ended', playing: false, at: START + 60_000 });
    expect(showing.isOver()).toBe(true);
    showing.toggle();
    expect(playback.facts).toMatchObject({ playing: true, offset: 0 });
  });
});

describe('a clip', () => {
  it('plays from its in to its out, rests there, and begins anew', () => {
    const { playback, showing, show } = trial(CLIP);
    showing.begin();
    expect(playback.facts).toMatchObject({ playing: true, offset: 20_000 });
    show(40_010);
    expect(playback.facts.playing).toBe(false);
    expect(showing.isOver()).toBe(true);
    showing.toggle();
    expect(playback.facts).toMatchObject({ playing: true, offset: 20_000 });
  });

  it('is not left by steps, and paused in it still ends at its out', () => {
    const { playback, showing, show } = trial(CLIP);
    showing.begin();
    showing.step(-10_000, 60_000);
    expect(playback.facts.offset).toBe(20_000);
    show(30_000);
    showing.toggle();
    showing.toggle();
    expect(playback.facts).toMatchObject({ playing: true, until: 40_000, offset: 30_000 });
  });
});

it('paused before there was a picture it stands at its beginning, and a toggle plays it from there', () => {
  for (const [range, from] of [
    [null, 0],
    [CLIP, CLIP.fromMs],
  ] as const) {
    const { playback, showing } = trial(range);
    showing.begin(true);
    expect(playback.facts).toMatchObject({ playing: false, offset: from });
    showing.toggle();
    expect(playback.facts).toMatchObject({ playing: true, until: range && CLIP.toMs });
  }
});

it('sound is off until it is asked for', () => {
  const { playback, showing } = trial(null);
  showing.begin();
  expect(playback.facts.sound).toBe(false);
  showing.toggleSound();
  expect(playback.facts.sound).toBe(true);
});
