import { type RefCallback, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { LivePlayer } from '../../../player/live-player.ts';
import { NO_PICTURE, type PictureFacts } from '../../../player/picture.ts';

/**
 * Plays a stream in an element while it is mounted.
 * @param comingIn false: nothing is to be had; the last picture stays
 */
export function useLivePlayer(
  url: string,
  comingIn: boolean,
  sound: boolean,
): { ref: RefCallback<HTMLElement>; facts: PictureFacts } {
  const [host, setHost] = useState<HTMLElement | null>(null);
  const [player, setPlayer] = useState<LivePlayer | null>(null);
  useEffect(() => {
    if (!host) return;
    const made = new LivePlayer(host, url);
    setPlayer(made);
    return () => {
      made.destroy();
      setPlayer(null);
    };
  }, [host, url]);
  useEffect(() => {
    if (comingIn) player?.start();
    else player?.hold();
  }, [player, comingIn]);
  useEffect(() => {
    if (player) player.sound = sound;
  }, [player, sound]);
  const subscribe = useCallback(
    (listener: () => void) => player?.subscribe(listener) ?? (() => undefined),
    [player],
  );
  const facts = useSyncExternalStore(subscribe, () => player?.facts ?? NO_PICTURE);
  return { ref: setHost, facts };
}
