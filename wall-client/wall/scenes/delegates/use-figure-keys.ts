import { type RefObject, useEffect, useRef } from 'react';
import type { VisitPage } from '../../../../wire/codes.ts';
import { useNavigation } from '../../navigation.ts';
import { liveId, story } from './story.ts';

/** Up and down choose a figure of the page, Enter opens the chosen one, else the page's first. */
export function useFigureKeys(stage: RefObject<HTMLElement | null>, page: VisitPage): void {
  const { figure, openFigure } = useNavigation();
  const latest = useRef({ figure, openFigure, page });
  latest.current = { figure, openFigure, page };

  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || latest.current.figure !== null)
          return;
        if (event.target instanceof HTMLInputElement) return;
        if (event.key === 'Enter') {
          // A button that has the focus is pressed by the browser itself.
          if (event.target instanceof HTMLButtonElement) return;
          const [first] = story[latest.current.page].figures;
          if (first) latest.current.openFigure(liveId(first));
          return;
        }
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (by === 0) return;
        event.preventDefault();
        const selector = `[data-page="${latest.current.page}"] [data-figure]`;
        const figures = [...(stage.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
        const at = figures.findIndex((one) => one.matches(':focus'));
        const next = at < 0 ? (by > 0 ? 0 : -1) : (at + by + figures.length) % figures.length;
        figures.at(next)?.focus();
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, [stage]);
}
