import { useSyncExternalStore } from 'react';
import { whenDropped } from '../../../replica/dropping.ts';

/** Which stream is shown large in 现场视频: chosen there, or on the strip or the map that leads to it. */
let chosen: string | null = null;
const listeners = new Set<() => void>();

export function chooseStream(id: string | null): void {
  if (chosen === id) return;
  chosen = id;
  for (const listener of listeners) listener();
}

whenDropped(() => chooseStream(null));

export function useChosenStream(): string | null {
  return useSyncExternalStore(subscribe, () => chosen);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
