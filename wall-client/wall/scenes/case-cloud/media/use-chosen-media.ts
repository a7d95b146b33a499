import { useCallback, useState } from 'react';
import { type Gone, goneOf } from './gone.ts';
import type { MediaItem } from './media-items.utils.ts';

/** What was chosen to be played; it stays, and says why, when it cannot be shown any more. */
export function useChosenMedia(items: readonly MediaItem[]): {
  chosen: MediaItem | null;
  gone: Gone | null;
  choose: (item: MediaItem) => void;
  close: () => void;
} {
  const [asked, setAsked] = useState<MediaItem | null>(null);
  const close = useCallback(() => setAsked(null), []);
  const now = items.find(({ key }) => key === asked?.key);
  return {
    chosen: now ?? asked,
    gone: asked && goneOf(asked, items),
    choose: setAsked,
    close,
  };
}
