import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** Where one is in the console, as the address says it: `#/SECTION/WHAT/…`. A link that is sent opens the same. */
export interface Route {
  /** Empty: the address names none. */
  readonly section: string;
  /** What is open in it: ids and tabs, as the section reads them. */
  readonly path: readonly string[];
}

const LONGEST = 200;

export function routeOf(hash: string): Route {
  const [section = '', ...path] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '' && part.length <= LONGEST)
    .map(decoded);
  return { section, path };
}

/** The address of a place in the console, for a link's `href`. */
export function hashOf(section: string, ...path: readonly string[]): string {
  return `#/${[section, ...path].map(encodeURIComponent).join('/')}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The address as state. `go`: to another place, Back leads here; `tell`: the same step, said otherwise. */
export function useRoute(): {
  route: Route;
  go: (section: string, ...path: readonly string[]) => void;
  tell: (section: string, ...path: readonly string[]) => void;
} {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const route = useMemo(() => routeOf(hash), [hash]);
  const go = useCallback((section: string, ...path: readonly string[]) => {
    location.hash = hashOf(section, ...path);
  }, []);
  const tell = useCallback((section: string, ...path: readonly string[]) => {
    location.replace(hashOf(section, ...path));
  }, []);
  return { route, go, tell };
}
