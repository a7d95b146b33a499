import { useEffect } from 'react';

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'input'] as const;

/** Calls `act` once no key, pointer or input has been seen on the page for `ms`. */
export function useLeftAlone(ms: number, act: () => void) {
  useEffect(() => {
    const stop = new AbortController();
    let timer = setTimeout(act, ms);
    const seen = () => {
      clearTimeout(timer);
      timer = setTimeout(act, ms);
    };
    for (const sign of SIGNS) {
      window.addEventListener(sign, seen, { capture: true, signal: stop.signal });
    }
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [ms, act]);
}
