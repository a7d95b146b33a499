import { type RefCallback, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { RecordingDetail } from '../../wire/library.ts';
import { NO_RECORDING, RecordingPlayer } from '../player/recording-player.ts';
import { durationOf, holesOf } from './holes.ts';
import { type Extent, Playback, type PlaybackFacts } from './playback.ts';

const { at: _, seeks: __, ...standing } = NO_RECORDING;
const NO_PLAYBACK: PlaybackFacts = { ...standing, offset: 0, hole: null, until: null };

function after(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}

export function extentOf(detail: RecordingDetail): Extent {
  return {
    mediaStartedAt: detail.mediaStartedAt,
    durationMs: durationOf(detail),
    holes: holesOf(detail),
  };
}

/** How somebody has set the player. */
export type Manner = Pick<PlaybackFacts, 'rate' | 'sound'>;

/**
 * Plays a recording in an element while it is mounted.
 * @param atMs where it begins
 * @param starts whether it runs from the beginning
 * @param manner as what played before; null: as usual
 */
export function usePlayback(
  detail: RecordingDetail,
  atMs: number,
  starts = false,
  manner: Manner | null = null,
): { ref: RefCallback<HTMLElement>; playback: Playback | null } {
  const [host, setHost] = useState<HTMLElement | null>(null);
  const [playback, setPlayback] = useState<Playback | null>(null);
  const { playlist, mediaStartedAt } = detail;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what grows is told below
  useEffect(() => {
    if (!host || mediaStartedAt === null) return;
    const player = new RecordingPlayer(host, playlist, mediaStartedAt + atMs);
    const made = new Playback(player, extentOf(detail), after, atMs);
    if (manner) {
      made.rate = manner.rate;
      made.sound = manner.sound;
    }
    if (starts) made.play();
    setPlayback(made);
    return () => {
      made.destroy();
      player.destroy();
      setPlayback(null);
    };
  }, [host, playlist, mediaStartedAt]);
  useEffect(() => {
    if (playback) playback.extent = extentOf(detail);
  }, [playback, detail]);
  return { ref: setHost, playback };
}

/** One fact of a playback; the component is told when that one changes. */
export function usePlaybackFact<T>(
  playback: Playback | null,
  select: (facts: PlaybackFacts) => T,
): T {
  const subscribe = useCallback(
    (listener: () => void) => playback?.subscribe(listener) ?? (() => undefined),
    [playback],
  );
  return useSyncExternalStore(subscribe, () => select(playback?.facts ?? NO_PLAYBACK));
}
