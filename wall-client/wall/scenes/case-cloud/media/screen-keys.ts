/** What a key does while something plays in the scene. */
export type ScreenCommand = 'toggle' | 'back' | 'forward' | 'sound' | 'close';

const KEYS: Readonly<Record<string, ScreenCommand>> = {
  ' ': 'toggle',
  k: 'toggle',
  mediaplaypause: 'toggle',
  arrowleft: 'back',
  j: 'back',
  arrowright: 'forward',
  l: 'forward',
  m: 'sound',
  escape: 'close',
  browserback: 'close',
  goback: 'close',
};

/** null: the key stays the wall's own. */
export function screenCommandOf(key: string): ScreenCommand | null {
  const name = key.toLowerCase();
  return Object.hasOwn(KEYS, name) ? (KEYS[name] ?? null) : null;
}
