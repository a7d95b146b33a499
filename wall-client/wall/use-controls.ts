import { useEffect, useRef } from 'react';
import { type Command, commandOfKey, commandOfSwipe } from './control/keys.ts';

/** Listens for keys, a remote and swipes on the whole window; `touched` for any sign of a person. */
export function useControls(run: (command: Command) => void, touched: () => void) {
  const latest = useRef({ run, touched });
  latest.current = { run, touched };

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    let from: { x: number; y: number } | null = null;

    window.addEventListener(
      'keydown',
      (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const command = commandOfKey(event.key, isTyping(event.target));
        if (!command) return;
        event.preventDefault();
        latest.current.run(command);
      },
      { signal },
    );
    window.addEventListener(
      'pointerdown',
      (event) => {
        latest.current.touched();
        from = ownsGestures(event.target) ? null : { x: event.clientX, y: event.clientY };
      },
      { signal, capture: true },
    );
    window.addEventListener(
      'pointerup',
      (event) => {
        if (!from) return;
        const moved = [event.clientX - from.x, event.clientY - from.y] as const;
        from = null;
        const command = commandOfSwipe(moved[0], moved[1], window.innerWidth);
        if (command) latest.current.run(command);
      },
      { signal },
    );
    window.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    return () => stop.abort();
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** Maps and graphs pan under the finger: a swipe there is theirs. */
function ownsGestures(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-own-gestures]') !== null;
}

export async function toggleFullScreen() {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen();
}
