import type { Command, ConductPicture } from './conduct-view.ts';

export interface Press {
  readonly key: string;
  /** With Ctrl, Alt, Meta or Shift. */
  readonly modified: boolean;
  /** Held down: the browser repeats it. */
  readonly repeated: boolean;
  /** Where it was pressed: a field takes keys for itself, a control takes Space and Enter. */
  readonly target: 'page' | 'field' | 'control';
}

/** What a key asks for; null: nothing. A held key does not run through the list. */
export function commandOfKey(press: Press, { may }: ConductPicture): Command | null {
  if (press.modified || press.repeated || press.target === 'field') return null;
  const wanted = ((): Command | null => {
    switch (press.key) {
      case ' ':
        if (press.target === 'control') return null;
        return may.resume ? 'resume' : 'pause';
      case 'ArrowRight':
        return 'next';
      case 'ArrowLeft':
        return 'back';
      case 'h':
      case 'H':
        return may.unhold ? 'unhold' : 'hold';
      case 'e':
      case 'E':
        return 'end';
      default:
        return null;
    }
  })();
  return wanted !== null && may[wanted] ? wanted : null;
}
