import { useEffect, useRef, useState } from 'react';
import type { RoomMode } from '../../wire/codes.ts';
import { STALE_AFTER_MS, type Welcome } from '../../wire/frame.ts';
import type { LinkState } from '../replica/link.ts';
import { useConnection, useServerClock } from '../replica/use-replica.ts';

/** The wall's tie to the relay, as screens say it. */
export interface WallLink {
  state: LinkState;
  /** Relay's UTC ms up to which the picture is surely true; null while live or never yet live. */
  stoppedAt: number | null;
  /** null before the relay has said which room this is. */
  roomMode: RoomMode | null;
  outdated: boolean;
  /** Which display this is; null: the relay has not said. */
  display: Welcome['display'] | null;
}

export function useWallLink(): WallLink {
  const { link, roomMode, outdated, display } = useConnection();
  const serverNow = useServerClock();
  const [stoppedAt, setStoppedAt] = useState<number | null>(null);
  const wasLive = useRef(false);

  useEffect(() => {
    if (link === 'live') {
      wasLive.current = true;
      setStoppedAt(null);
    } else if (wasLive.current) {
      wasLive.current = false;
      // Silence is noticed this late at most; the earlier instant is the honest one.
      setStoppedAt(serverNow() - STALE_AFTER_MS);
    }
  }, [link, serverNow]);

  return { state: link, stoppedAt, roomMode, outdated, display };
}
