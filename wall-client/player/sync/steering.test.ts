import { describe, expect, it } from 'vitest';
import { Steering } from './steering.ts';

const FRAME_MS = 40;

/** Plays with the rate that is steered until `seconds` are over. @returns errors and what was done */
function play(from: number, seconds: number, noise: (frame: number) => number = () => 0) {
  const steering = new Steering(0, { costMs: 0 });
  const errors: number[] = [];
  const rates: number[] = [];
  let cues = 0;
  let error = from;
  let rate = 1;
  for (let n = 1; n * FRAME_MS <= seconds * 1_000; n += 1) {
    error += (rate - 1) * FRAME_MS;
    const steer = steering.frame(error + noise(n), n * FRAME_MS);
    if (steer?.do === 'rate') {
      rate = steer.rate;
      rates.push(rate);
    }
    if (steer?.do === 'cue') {
      cues += 1;
      error = 20;
      rate = 1;
      steering.restarted(n * FRAME_MS);
    }
    errors.push(error);
  }
  return { errors, rates, cues, settled: steering.settled };
}

describe('steering a moving picture', () => {
  it.each([80, -80, 40, -40, 200, -200])(
    'brings %i ms to within 8 ms in three seconds, without a seek',
    (from) => {
      const { errors, cues, settled } = play(from, 5);
      expect(Math.max(...errors.slice(75).map(Math.abs))).toBeLessThanOrEqual(8);
      expect([cues, settled]).toEqual([0, true]);
    },
  );

  it('keeps the rate within 5 % near by and 8 % farther off', () => {
    expect(play(55, 4).rates.every((rate) => rate >= 0.95 && rate <= 1.05)).toBe(true);
    expect(Math.min(...play(250, 4).rates)).toBe(0.92);
  });

  it('leaves alone what is near enough, and frames that come at uneven instants', () => {
    expect(play(3, 4).rates).toEqual([]);
    expect(play(0, 8, (n) => (n % 7 === 0 ? 45 : ((n * 13) % 9) - 4)).rates).toEqual([]);
  });

  it('changes the rate twice to bring it there, not with every frame', () => {
    const { rates } = play(30, 6, (frame) => ((frame * 13) % 9) - 4);
    expect(rates).toEqual([0.97, 1]);
  });

  it('learns what a change of the rate costs, and does not follow the frames that come late with it', () => {
    const turn = { costMs: 0 };
    const steering = new Steering(0, turn);
    const changes: number[] = [];
    let rate = 1;
    let error = -30;
    for (let at = 40; at < 20_000; at += 40) {
      error += (rate - 1) * 40;
      const late = at - (changes.at(-1) ?? -1_000) < 300 ? -25 : 0;
      const steer = steering.frame(error + late, at);
      if (steer?.do !== 'rate') continue;
      rate = steer.rate;
      changes.push(at);
      error -= 12;
    }
    expect(Math.abs(error)).toBeLessThan(6);
    expect(turn.costMs).toBeGreaterThan(16);
    expect(turn.costMs).toBeLessThan(30);
    expect(changes.filter((at) => at > 10_000)).toEqual([]);
  });

  it('once it steers it goes on until it is nearer than what made it begin', () => {
    const { errors, rates } = play(30, 5);
    expect(rates.at(-1)).toBe(1);
    expect(Math.abs(errors.at(-1) ?? 99)).toBeLessThan(6);
  });

  it('seeks only when it is far off, and less readily once it has settled', () => {
    expect(play(-500, 4).cues).toBe(1);
    expect(play(-1_500, 4).cues).toBe(1);
    const steering = new Steering(0, { costMs: 0 });
    for (let at = 40; at < 2_000; at += 40) steering.frame(0, at);
    expect(steering.settled).toBe(true);
    const told = (error: number, from: number) =>
      Array.from({ length: 12 }, (_, n) => steering.frame(error, from + n * 40)).some(
        (steer) => steer?.do === 'cue',
      );
    expect(told(-600, 2_000)).toBe(false);
    expect(told(-1_200, 4_000)).toBe(true);
  });

  it('says how far off it is once it has seen a few frames', () => {
    const steering = new Steering(0, { costMs: 0 });
    expect(steering.error).toBeNull();
    for (const [n, error] of [20, 22, 300, 21, 20].entries()) steering.frame(error, (n + 1) * 40);
    expect(steering.error).toBe(21);
    steering.restarted(400);
    expect(steering.error).toBeNull();
  });
});
