import { useEffect, useRef, useState } from 'react';
import { MOST_ROLLING, startMoving } from './moving.ts';

/** Longest roll of a number (wall-visual.md, Motion). */
export const ROLL_MS = 600;

/** Eased value on the way from `from` to `to` after `elapsed` ms; exact at the end. */
export function rolledValue(from: number, to: number, elapsed: number, whole: boolean): number {
  if (elapsed >= ROLL_MS) return to;
  const left = 1 - Math.max(0, elapsed) / ROLL_MS;
  const value = from + (to - from) * (1 - left ** 3);
  return whole ? Math.round(value) : value;
}

export function prefersStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * The value to show now: rolls from the last shown one to `target`. A first value stands at once, and
 * so does one that comes while enough is moving.
 */
export function useRolling(target: number | null): number | null {
  const [shown, setShown] = useState(target);
  const shownRef = useRef(target);

  useEffect(() => {
    const from = shownRef.current;
    const settle = (value: number | null) => {
      shownRef.current = value;
      setShown(value);
    };
    if (from === target) return;
    const end =
      from === null || target === null || prefersStillness() ? null : startMoving(MOST_ROLLING);
    if (from === null || target === null || end === null) {
      settle(target);
      return;
    }
    const whole = Number.isInteger(target);
    const start = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const elapsed = now - start;
      settle(rolledValue(from, target, elapsed, whole));
      if (elapsed < ROLL_MS) frame = requestAnimationFrame(step);
      else end();
    });
    return () => {
      cancelAnimationFrame(frame);
      end();
    };
  }, [target]);

  return shown;
}
