/** What a key, a remote's key or a gesture asks of the wall. */
export type Command =
  | { do: 'step'; by: 1 | -1 }
  | { do: 'togglePause' }
  | { do: 'fullScreen' }
  | { do: 'openByKey'; key: string }
  | { do: 'search' }
  | { do: 'back' };

const commands: Record<string, Command> = {
  ArrowRight: { do: 'step', by: 1 },
  PageDown: { do: 'step', by: 1 },
  ChannelUp: { do: 'step', by: 1 },
  MediaTrackNext: { do: 'step', by: 1 },
  ArrowLeft: { do: 'step', by: -1 },
  PageUp: { do: 'step', by: -1 },
  ChannelDown: { do: 'step', by: -1 },
  MediaTrackPrevious: { do: 'step', by: -1 },
  ' ': { do: 'togglePause' },
  MediaPlayPause: { do: 'togglePause' },
  f: { do: 'fullScreen' },
  F: { do: 'fullScreen' },
  '/': { do: 'search' },
  BrowserSearch: { do: 'search' },
  Escape: { do: 'back' },
  BrowserBack: { do: 'back' },
  GoBack: { do: 'back' },
};

/** The command of a `KeyboardEvent.key`; while someone types, only the way back is one. */
export function commandOfKey(key: string, typing: boolean): Command | undefined {
  if (typing) return key === 'Escape' ? { do: 'back' } : undefined;
  if (/^[1-6]$/.test(key)) return { do: 'openByKey', key };
  return Object.hasOwn(commands, key) ? commands[key] : undefined;
}

const SWIPE_SHARE = 0.12;

/** A touch that moved far enough, and clearly sideways, is a step; `width` is the window's. */
export function commandOfSwipe(dx: number, dy: number, width: number): Command | undefined {
  if (Math.abs(dx) < width * SWIPE_SHARE || Math.abs(dx) < Math.abs(dy) * 2) return undefined;
  return { do: 'step', by: dx < 0 ? 1 : -1 };
}
