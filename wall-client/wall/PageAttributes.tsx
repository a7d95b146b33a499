import { useEffect } from 'react';
import { usePosition } from '../replica/use-replica.ts';
import type { WallLink } from './use-wall-link.ts';

/**
 * Lets a watcher or a test read the wall's state from <html>. `data-seq` is the newest seq painted. To
 * stand behind everything that shows rows: effects run in the order of the tree, and charts ask for
 * their frame in theirs.
 */
export function PageAttributes({ link }: { link: WallLink }) {
  const { state, roomMode } = link;
  const { epoch, seq } = usePosition();
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.link = state;
    dataset.epoch = epoch ?? '';
    dataset.roomMode = roomMode ?? '';
  }, [state, epoch, roomMode]);

  // The next frame paints this commit; what charts have left for it they asked for before this.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      document.documentElement.dataset.seq = String(seq ?? 0);
    });
    return () => cancelAnimationFrame(frame);
  }, [seq]);
  return null;
}
