import { useEffect } from 'react';
import { type Playback, TELL_HOLE_MS } from '../../recordings/playback.ts';
import type { Manner } from '../../recordings/use-playback.ts';

/**
 * When a recording has been played to its end, the next one of its run follows; what was not kept at its
 * end is told first. What is only sought to its end stays there.
 * @param next id; null: nothing follows
 */
export function useGoOn(
  playback: Playback | null,
  next: string | null,
  onGoOn: (id: string, manner: Manner) => void,
): void {
  useEffect(() => {
    if (!playback || next === null) return;
    let wasPlaying = playback.facts.playing;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = playback.subscribe(() => {
      const { state, playing, hole, rate, sound } = playback.facts;
      if (state !== 'ended') clearTimeout(timer);
      else if (wasPlaying) {
        const wait = hole === null ? 0 : TELL_HOLE_MS;
        timer = setTimeout(() => onGoOn(next, { rate, sound }), wait);
      }
      wasPlaying = playing;
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [playback, next, onGoOn]);
}
