import type { Failed, Shown, SocketRefusalCode } from '../../wire/frame.ts';

/** Taken (durably), or why not. `unavailable` and `rate_limited`: to be said again later. */
export type PlayAnswer = 'taken' | SocketRefusalCode;

/** Hears what displays say of the clips that they play (F-70, F-71). */
export interface PlayHandlers {
  readonly shown: (by: Speaker, message: Shown) => Promise<PlayAnswer>;
  readonly failed: (by: Speaker, message: Failed) => Promise<PlayAnswer>;
}

/** Who says it: the socket, the display (null: nobody's in particular), and the name of its audience. */
export interface Speaker {
  readonly socketId: string;
  readonly who: string | null;
  readonly audience: string;
}
