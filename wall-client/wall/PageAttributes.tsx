import { useEffect } from 'react';
import { pageDraws } from '../charts/draw-queue.ts';
import { usePosition } from '../replica/use-replica.ts';
import type { WallLink } from './use-wall-link.ts';

/**
 * Lets a watcher or a test read the wall's state from <html>. `data-seq` is the newest seq painted, in
 * every chart too. To stand behind everything that shows rows: effects run in the order of the tree, and
 * charts ask to be drawn in theirs.
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

  // A frame paints this commit, and the charts that wait since it; a newer seq does not take this back,
  // else under a flood none would ever be told.
  useEffect(() => {
    pageDraws.whenDrawn(() => {
      document.documentElement.dataset.seq = String(seq ?? 0);
    });
  }, [seq]);
  return null;
}
