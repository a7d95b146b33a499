import { useCallback, useEffect, useRef } from 'react';

const HOME_AFTER_MS = 120_000;

/** Calls `home` two minutes after the last touch: a wall never stays where a passer-by left it. */
export function useHomecoming(home: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(home, HOME_AFTER_MS);
  }, [home]);
}
