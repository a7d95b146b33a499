import { useEffect, useMemo, useState } from 'react';
import { burnInShift, type Canvas, canvasOf, sliceOf, untilNextShift } from './canvas/canvas.ts';

/** The canvas of this window; follows the window's size and the page's slice parameters. */
export function useCanvas(): Canvas {
  const slice = useMemo(() => sliceOf(new URLSearchParams(window.location.search)), []);
  const [size, setSize] = useState(windowSize);
  useEffect(() => {
    const resized = () => setSize(windowSize());
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  }, []);
  return useMemo(() => canvasOf(size, slice), [size, slice]);
}

function windowSize() {
  return { width: window.innerWidth, height: window.innerHeight };
}

/** Pixels by which the whole canvas stands aside now; the same on every browser of a wall. */
export function useBurnInShift(serverNow: () => number): readonly [number, number] {
  const [shift, setShift] = useState(() => burnInShift(serverNow()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const next = () => {
      setShift(burnInShift(serverNow()));
      timer = setTimeout(next, untilNextShift(serverNow()));
    };
    next();
    return () => clearTimeout(timer);
  }, [serverNow]);
  return shift;
}

const HIDE_CURSOR_MS = 3000;

/** Hides the pointer three seconds after it last moved. */
export function useHiddenCursor() {
  useEffect(() => {
    const root = document.documentElement;
    let timer: ReturnType<typeof setTimeout>;
    const moved = () => {
      delete root.dataset.cursor;
      clearTimeout(timer);
      timer = setTimeout(() => {
        root.dataset.cursor = 'hidden';
      }, HIDE_CURSOR_MS);
    };
    moved();
    window.addEventListener('pointermove', moved);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointermove', moved);
    };
  }, []);
}
