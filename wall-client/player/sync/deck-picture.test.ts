import { describe, expect, it } from 'vitest';
import { type PictureFacts, pictureOf } from './deck-picture.ts';

const timing = { startsAt: 10_000, offsetMs: 0, pausedAtMs: null };
const playing: PictureFacts = {
  ...{ at: 12_000, timing, hasFailed: false, isThere: true, moving: true, ms: 60_000 },
  silenceMs: 40,
};

describe('what a deck shows', () => {
  it.each<[string, Partial<PictureFacts>, string]>([
    ['it plays', {}, 'moving'],
    ['no frame came for a second', { silenceMs: 1_000 }, 'waiting'],
    ['it has not been told where to be', { timing: null }, 'waiting'],
    ['the time is not known yet', { at: null }, 'waiting'],
    ['it is cued for what comes', { at: 9_000, moving: false }, 'standing'],
    ['it is cued and not there yet', { at: 9_000, isThere: false }, 'waiting'],
    ['it is paused', { timing: { ...timing, pausedAtMs: 5 } }, 'standing'],
    ['it has just ended', { at: 70_500 }, 'standing'],
    ['it has ended', { at: 72_000 }, 'over'],
    ['it failed', { hasFailed: true }, 'failed'],
  ])('%s', (_what, over, picture) => {
    expect(pictureOf({ ...playing, ...over }).picture).toBe(picture);
  });

  it('is late where there ought to be a picture for 2.5 s, and only there', () => {
    const late = { silenceMs: 2_500 };
    expect(pictureOf({ ...playing, ...late }).isLate).toBe(true);
    expect(pictureOf({ ...playing, ...late, at: 9_000 }).isLate).toBe(false);
    expect(pictureOf({ ...playing, ...late, timing: { ...timing, pausedAtMs: 0 } }).isLate).toBe(
      false,
    );
  });
});
