import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { POLL_MS, Polled, type Standing, type Surroundings } from './polled.ts';
import { useAsker } from './use-asker.ts';

const page: Surroundings = {
  now: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  isVisible: () => !document.hidden,
};

export interface PolledOptions {
  readonly every?: number;
  /** What was known stays until another question is answered. */
  readonly keeps?: boolean;
}

/**
 * Something that is asked again and again while the component is there.
 * @param load stable: another function is another question
 */
export function usePolled<T>(
  load: (signal: AbortSignal) => Promise<T>,
  { every = POLL_MS, keeps = false }: PolledOptions = {},
): Standing<T> & { again: () => void } {
  const asker = useAsker();
  const last = useRef<Standing<T> | null>(null);
  const polled = useMemo(
    () => new Polled(load, page, every, keeps ? last.current : null),
    [load, every, keeps],
  );
  useEffect(() => {
    const seen = () => {
      if (!document.hidden) polled.seen();
    };
    polled.again();
    const trust = asker.onUnanswered(() => polled.doubt());
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      trust();
      polled.stop();
    };
  }, [asker, polled]);
  const standing = useSyncExternalStore(
    useCallback((listener: () => void) => polled.subscribe(listener), [polled]),
    () => polled.standing,
  );
  useEffect(() => {
    last.current = standing;
  }, [standing]);
  const again = useCallback(() => polled.again(), [polled]);
  return useMemo(() => ({ ...standing, again }), [standing, again]);
}
