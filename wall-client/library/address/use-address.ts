import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type Address, addressOf, queryOf } from './address.ts';

/** `push`: Back leads to what was before; `replace`: the same step, told otherwise. */
export type Step = 'push' | 'replace';

const MOVED = 'library-moved';

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(MOVED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(MOVED, listener);
  };
}

/** The page's address as state: what changes it is in the history, what reads it follows. */
export function useAddress(): {
  address: Address;
  go: (change: Partial<Address>, step?: Step) => void;
} {
  const query = useSyncExternalStore(subscribe, () => location.search);
  const address = useMemo(() => addressOf(query), [query]);
  const go = useCallback((change: Partial<Address>, step: Step = 'push') => {
    const next = queryOf({ ...addressOf(location.search), ...change });
    if (next === location.search) return;
    const path = location.pathname + next;
    if (step === 'push') history.pushState(null, '', path);
    else history.replaceState(null, '', path);
    window.dispatchEvent(new Event(MOVED));
  }, []);
  return { address, go };
}
