import { startTransition, useEffect, useState } from 'react';
import { whenIdle } from './idle.ts';

/**
 * The page that will most likely be wanted next, once there is time to make it ready: rendered and drawn before
 * somebody asks for it, so that turning to it is the fade alone.
 * @param next the page after the one on show
 * @param busy while pages change nothing else is begun
 * @returns null: none is being made ready
 */
export function usePageAhead<P extends string>(next: P, busy: boolean): P | null {
  const [ahead, setAhead] = useState<P | null>(null);
  useEffect(() => {
    if (busy) return undefined;
    return whenIdle(() => startTransition(() => setAhead(next)));
  }, [next, busy]);
  return ahead;
}
