import { useEffect, useRef, useState } from 'react';
import type { FieldStream } from './field-streams.ts';

/** Up and down go from picture to picture and through the list; Enter does what a tap does. */
export function useTileKeys() {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (by === 0) return;
      const all = [
        ...document.querySelectorAll<HTMLElement>('.field-video [data-stream] > button'),
      ];
      const focused = document.activeElement;
      const at = focused instanceof HTMLElement ? all.indexOf(focused) : -1;
      const next = at < 0 ? all[0] : all[(at + by + all.length) % all.length];
      next?.focus();
      event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

/** Sound is off, or on for one of the streams; M switches it for the one in focus, else the first. */
export function useSound(streams: readonly FieldStream[]) {
  const [sounding, setSounding] = useState<string | null>(null);
  const latest = useRef(streams);
  latest.current = streams;

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'm' && event.key !== 'M') return;
      if (event.target instanceof HTMLInputElement) return;
      const focused = document.activeElement?.closest<HTMLElement>('[data-stream]')?.dataset.stream;
      const audible = latest.current.filter((one) => one.run?.audio);
      const meant = audible.find((one) => one.id === focused) ?? audible[0];
      setSounding((now) => (now === meant?.id ? null : (meant?.id ?? null)));
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);

  return {
    of: (id: string) => ({
      on: sounding === id,
      toggle: () => setSounding((now) => (now === id ? null : id)),
    }),
  };
}
