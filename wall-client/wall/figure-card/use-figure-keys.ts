import { type RefObject, useEffect, useRef } from 'react';
import { useNavigation } from '../navigation.ts';

/**
 * Up and down choose a figure of a scene, Enter opens the chosen one, else the first: whatever bears
 * `data-figure` with `indicator@period`.
 * @param within narrows it to a part of the scene: a selector with a blank after it
 */
export function useFigureKeys(scene: RefObject<HTMLElement | null>, within = ''): void {
  const { figure, openFigure } = useNavigation();
  const latest = useRef({ figure, openFigure, within });
  latest.current = { figure, openFigure, within };

  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener(
      'keydown',
      (event) => {
        const { figure: opened, openFigure: open, within: part } = latest.current;
        if (event.ctrlKey || event.metaKey || event.altKey || opened !== null) return;
        if (event.target instanceof HTMLInputElement) return;
        const selector = `${part}[data-figure]`;
        const figures = [...(scene.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
        if (event.key === 'Enter') {
          // A button that has the focus is pressed by the browser itself.
          if (event.target instanceof HTMLButtonElement) return;
          const first = figures[0]?.dataset.figure;
          if (first !== undefined) open(first);
          return;
        }
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (by === 0 || figures.length === 0) return;
        event.preventDefault();
        const at = figures.findIndex((one) => one.matches(':focus'));
        const next = at < 0 ? (by > 0 ? 0 : -1) : (at + by + figures.length) % figures.length;
        figures.at(next)?.focus();
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, [scene]);
}
