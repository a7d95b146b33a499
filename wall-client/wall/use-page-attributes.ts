import { useEffect } from 'react';
import type { WallLink } from './use-wall-link.ts';

/** Lets a watcher or a test read the wall's state from <html>. */
export function usePageAttributes(link: WallLink) {
  const { state, epoch, seq, roomMode } = link;
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.link = state;
    dataset.epoch = epoch ?? '';
    dataset.roomMode = roomMode ?? '';
  }, [state, epoch, roomMode]);

  // Charts draw in the frame after the commit, asked for before this one: then the seq is painted.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      document.documentElement.dataset.seq = String(seq);
    });
    return () => cancelAnimationFrame(frame);
  }, [seq]);
}
