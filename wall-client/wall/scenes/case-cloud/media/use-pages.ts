import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isPlayable, type MediaItem } from './media-items.utils.ts';
import { pageOf, pagesOf, stepItem } from './pages.utils.ts';

/**
 * A list in pages. Enter leads into it from anywhere in the scene, up and down through all of it, page
 * after page; what plays is on the page.
 */
export function usePages(items: readonly MediaItem[], rows: number, playing: string | null) {
  const [asked, setPage] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  /** Key of the item that is to have the focus once it is there. */
  const wanted = useRef<string | null>(null);
  const pages = pagesOf(items.length, rows);
  const page = Math.min(asked, pages - 1);
  const shown = items.slice(page * rows, (page + 1) * rows);

  const at = items.findIndex(({ key }) => key === playing);
  useEffect(() => {
    if (playing !== null && at >= 0) setPage(pageOf(at, rows));
  }, [playing, at, rows]);

  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = rowOf(list.current, wanted.current);
    if (!row) return;
    wanted.current = null;
    row.focus();
  });

  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      const free = document.activeElement === null || document.activeElement === document.body;
      if (event.key !== 'Enter' || !free) return;
      const row = list.current?.querySelector<HTMLElement>('button:enabled');
      if (!row) return;
      event.preventDefault();
      row.focus();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    const row = event.target instanceof HTMLElement ? event.target.dataset.media : undefined;
    if (by === null || row === undefined) return;
    // Else it would lead through the assets too.
    event.stopPropagation();
    event.preventDefault();
    const next = stepItem(items, row, by, isPlayable);
    if (next === null) return;
    wanted.current = next.item.key;
    setPage(pageOf(next.at, rows));
    rowOf(list.current, next.item.key)?.focus();
  }

  return { page, pages, shown, list, onKeyDown, turn: (by: 1 | -1) => setPage(page + by) };
}

function rowOf(list: HTMLElement | null, key: string): HTMLElement | undefined {
  const rows = list?.querySelectorAll<HTMLElement>('[data-media]') ?? [];
  return [...rows].find((row) => row.dataset.media === key);
}
