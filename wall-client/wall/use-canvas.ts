import { useEffect, useMemo, useState } from 'react';
import type { Placed, Welcome } from '../../wire/frame.ts';
import { burnInShift, type Canvas, canvasOf, sliceOf, untilNextShift } from './canvas/canvas.ts';

/**
 * The canvas of this window; follows the window's size.
 * @param display its cell of a wall of several; else the page's slice parameters hold
 */
export function useCanvas(display: Welcome['display'] | null): Canvas {
  const { paired, columns = 1, rows = 1, column = 1, row = 1, bezel = 0 } = cellOf(display);
  const slice = useMemo(
    () =>
      paired && columns * rows > 1
        ? { columns, rows, column, row, bezel }
        : sliceOf(new URLSearchParams(window.location.search)),
    [paired, columns, rows, column, row, bezel],
  );
  const [size, setSize] = useState(windowSize);
  useEffect(() => {
    const resized = () => setSize(windowSize());
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  }, []);
  return useMemo(() => canvasOf(size, slice), [size, slice]);
}

function cellOf(display: Welcome['display'] | null): Partial<Placed> {
  return display?.paired ? display : {};
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
