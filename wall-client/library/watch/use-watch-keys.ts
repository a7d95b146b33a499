import { useEffect, useRef } from 'react';
import { targetOf } from '../../desk/key-target.ts';
import type { Playback } from '../../recordings/playback.ts';
import { type Command, commandOf } from './keys.ts';

export interface WatchActions {
  readonly toggle: () => void;
  readonly markIn: () => void;
  readonly markOut: () => void;
  readonly fullScreen: () => void;
  readonly close: () => void;
}

export const RATES = [0.25, 0.5, 1, 1.5, 2, 4] as const;
/** At 25 frames a second, as units send them. */
export const FRAME_MS = 40;

/** The next faster or slower speed. */
export function nextRate(now: number, by: 1 | -1): number {
  const at = RATES.findIndex((rate) => rate >= now);
  return RATES[Math.min(Math.max(at + by, 0), RATES.length - 1)] ?? 1;
}

/** Keys drive the picture wherever the focus is, but in fields. */
export function useWatchKeys(playback: Playback | null, actions: WatchActions): void {
  const now = useRef({ playback, actions });
  useEffect(() => {
    now.current = { playback, actions };
  });
  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        const command = commandOf({
          key: event.key,
          shift: event.shiftKey,
          modified: event.ctrlKey || event.altKey || event.metaKey,
          target: targetOf(event.target),
        });
        if (command === null || !obey(command, now.current.playback, now.current.actions)) return;
        event.preventDefault();
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, []);
}

/** @returns whether it was a command for the picture */
function obey(command: Command, playback: Playback | null, actions: WatchActions): boolean {
  switch (command) {
    case 'toggle':
    case 'markIn':
    case 'markOut':
    case 'fullScreen':
    case 'close':
      actions[command]();
      return true;
    case 'search':
    case 'help':
      return false;
    default:
      if (playback) drives[command](playback);
      return true;
  }
}

const drives: Record<
  Exclude<Command, keyof WatchActions | 'search' | 'help'>,
  (playback: Playback) => void
> = {
  back10: (playback) => playback.step(-10_000),
  forward10: (playback) => playback.step(10_000),
  back1: (playback) => playback.step(-1_000),
  forward1: (playback) => playback.step(1_000),
  frameBack: (playback) => still(playback, -FRAME_MS),
  frameForward: (playback) => still(playback, FRAME_MS),
  begin: (playback) => playback.seek(0),
  end: (playback) => playback.seek(Number.MAX_SAFE_INTEGER),
  sound: (playback) => {
    playback.sound = !playback.facts.sound;
  },
  slower: (playback) => {
    playback.rate = nextRate(playback.facts.rate, -1);
  },
  faster: (playback) => {
    playback.rate = nextRate(playback.facts.rate, 1);
  },
};

/** A single frame is looked at standing still. */
export function still(playback: Playback, ms: number): void {
  playback.pause();
  playback.step(ms);
}
