import { describe, expect, it } from 'vitest';
import { type DeckFacts, nextAct } from './deck-plan.ts';
import { placeAt } from './timeline.ts';

const AIM = { startDelay: 60, lead: 600 };
const plays = { startsAt: 10_000, offsetMs: 0, pausedAtMs: null };
const deck = (facts: Partial<DeckFacts> = {}): DeckFacts => ({
  ...{ at: 0, moving: false, loaded: true, ms: 20_000 },
  ...facts,
});

describe('where a clip is to be', () => {
  it('goes with the machine’s clock from its start, and stands where it was told to', () => {
    expect(placeAt(plays, 12_500)).toBe(2_500);
    expect(placeAt({ ...plays, offsetMs: 4_000 }, 9_000)).toBe(3_000);
    expect(placeAt({ ...plays, pausedAtMs: 1_234 }, 99_000)).toBe(1_234);
  });
});

describe('what a deck does next', () => {
  it('a scheduled start: its place is made ready, then it is told so much earlier as starting takes', () => {
    const later = { ...plays, offsetMs: 3_000 };
    expect(nextAct(deck(), later, 9_000, AIM)).toEqual({ do: 'cue', toMs: 3_000 });
    expect(nextAct(deck({ at: 3_000 }), later, 9_000, AIM)).toEqual({ do: 'wait', forMs: 940 });
    expect(nextAct(deck({ at: 3_000 }), later, 9_940, AIM)).toEqual({ do: 'play' });
    expect(nextAct(deck({ at: 3_060, moving: true }), later, 10_000, AIM)).toEqual({ do: 'run' });
  });

  it('one that comes late seeks a place ahead, waits there for the clock, and starts', () => {
    expect(nextAct(deck(), plays, 15_000, AIM)).toEqual({ do: 'cue', toMs: 5_600 });
    const seeking = deck({ at: 5_600, loaded: false });
    expect(nextAct(seeking, plays, 15_200, AIM)).toEqual({ do: 'wait', forMs: null });
    expect(nextAct(deck({ at: 5_600 }), plays, 15_200, AIM)).toEqual({ do: 'wait', forMs: 340 });
    expect(nextAct(deck({ at: 5_600 }), plays, 15_540, AIM)).toEqual({ do: 'play' });
  });

  it('a place that was passed by a little is played from, one that was passed by more is sought anew', () => {
    expect(nextAct(deck({ at: 5_600 }), plays, 15_640, AIM)).toEqual({ do: 'play' });
    expect(nextAct(deck({ at: 5_600 }), plays, 16_000, AIM)).toEqual({ do: 'cue', toMs: 6_600 });
  });

  it('pause: plays on to a place that is near, else stands and seeks the very picture', () => {
    const stands = { ...plays, pausedAtMs: 5_000 };
    expect(nextAct(deck({ at: 4_800, moving: true }), stands, 14_900, AIM)).toEqual({ do: 'run' });
    expect(nextAct(deck({ at: 5_030, moving: true }), stands, 15_000, AIM)).toEqual({
      do: 'pause',
    });
    expect(nextAct(deck({ at: 5_030 }), stands, 15_000, AIM)).toEqual({ do: 'cue', toMs: 5_000 });
    expect(nextAct(deck({ at: 5_000 }), stands, 15_000, AIM)).toEqual({ do: 'wait', forMs: null });
    expect(nextAct(deck({ at: 900, moving: true }), stands, 15_000, AIM)).toEqual({ do: 'pause' });
  });

  it('resumes from where it stands, on time and without a seek', () => {
    const resumed = { startsAt: 30_000, offsetMs: 5_000, pausedAtMs: null };
    expect(nextAct(deck({ at: 5_000 }), resumed, 29_500, AIM)).toEqual({ do: 'wait', forMs: 440 });
    expect(nextAct(deck({ at: 5_000 }), resumed, 29_945, AIM)).toEqual({ do: 'play' });
  });

  it('jumps back and ahead within the clip', () => {
    const back = { startsAt: 20_000, offsetMs: 1_000, pausedAtMs: null };
    expect(nextAct(deck({ at: 9_000, moving: true }), back, 19_500, AIM)).toEqual({ do: 'pause' });
    expect(nextAct(deck({ at: 9_000 }), back, 19_500, AIM)).toEqual({ do: 'cue', toMs: 1_000 });
    expect(nextAct(deck({ at: 9_000 }), back, 20_500, AIM)).toEqual({ do: 'cue', toMs: 2_100 });
  });

  it('is over at the end of the clip, and never sought beyond it', () => {
    expect(nextAct(deck({ at: 19_900, moving: true }), plays, 30_000, AIM)).toEqual({ do: 'over' });
    expect(nextAct(deck(), plays, 29_800, AIM)).toEqual({ do: 'cue', toMs: 20_000 });
  });
});
