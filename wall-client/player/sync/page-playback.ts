import type { PlayState } from '../../../wire/frame.ts';

const NOTHING: PlayState = { itemId: null, skewMs: null, seeks: 0, sound: false };
let read: (() => PlayState) | null = null;

/** How this page's playback stands, for whoever reports of the display; there is one at most. */
export function pagePlayback(): PlayState {
  return read?.() ?? NOTHING;
}

/** @returns takes it back */
export function playsOnPage(how: () => PlayState): () => void {
  read = how;
  return () => {
    if (read === how) read = null;
  };
}
