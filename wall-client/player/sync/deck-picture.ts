import { placeAt, type Timing } from './timeline.ts';

/** `waiting`: there ought to be a picture and it does not move (yet); `over`: its last one stands. */
export type DeckPicture = 'none' | 'waiting' | 'moving' | 'standing' | 'over' | 'failed';

/** Without a new frame for so long the picture stands though it should not; for the longer, it is late. */
const STUCK_MS = 1_000;
const LATE_MS = 2_500;
/** The last picture stays so long: what comes next is to follow at once. */
const LAST_PICTURE_MS = 1_500;

export interface PictureFacts {
  /** The clock of the relay's machine, UTC ms; null: not known yet. */
  readonly at: number | null;
  /** null: nothing is to be shown yet. */
  readonly timing: Timing | null;
  readonly hasFailed: boolean;
  /** The browser has a picture of the place. */
  readonly isThere: boolean;
  /** It plays, as far as it was told to. */
  readonly moving: boolean;
  /** Length of the clip. */
  readonly ms: number;
  /** Since the newest frame, or since one is waited for; 0 while nobody looks. */
  readonly silenceMs: number;
}

/** What a deck with a clip in it shows. Pure. @returns `isLate`: there ought to be a picture by now */
export function pictureOf(facts: PictureFacts): { picture: DeckPicture; isLate: boolean } {
  const { at, timing, hasFailed, isThere, moving, ms, silenceMs } = facts;
  const shows = (picture: DeckPicture, isLate = false) => ({ picture, isLate });
  if (hasFailed) return shows('failed');
  if (!timing || at === null) return shows('waiting');
  if (timing.pausedAtMs !== null || at < timing.startsAt) {
    return shows(isThere ? 'standing' : 'waiting');
  }
  const over = placeAt(timing, at) - ms;
  if (over >= 0) return shows(over < LAST_PICTURE_MS ? 'standing' : 'over');
  return shows(moving && silenceMs < STUCK_MS ? 'moving' : 'waiting', silenceMs >= LATE_MS);
}
