import { useEffect } from 'react';
import type { SceneId } from './scenes/scene.ts';
import type { WallLink } from './use-wall-link.ts';

/** Lets a watcher or a test read the wall's state from <html>. */
export function usePageAttributes(link: WallLink, scene: SceneId) {
  const { state, epoch, seq, roomMode } = link;
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.link = state;
    dataset.epoch = epoch ?? '';
    dataset.scene = scene;
    dataset.roomMode = roomMode ?? '';
  }, [state, epoch, scene, roomMode]);

  // Charts draw in the frame after the commit, asked for before this one: then the seq is painted.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      document.documentElement.dataset.seq = String(seq);
    });
    return () => cancelAnimationFrame(frame);
  }, [seq]);
}
