/** Where a key was pressed: `text` takes letters, `button` blank and Enter, `slider` the arrows. */
export type KeyTarget = 'text' | 'button' | 'slider' | 'list' | 'page';

/** Whose a key is first, by where it was pressed. */
export function targetOf(target: EventTarget | null): KeyTarget {
  if (!(target instanceof Element)) return 'page';
  // A dialog has the keyboard for itself.
  if (target.closest('dialog, input, select, textarea')) return 'text';
  if (target.closest('[role="slider"]')) return 'slider';
  if (target.closest('.rows')) return 'list';
  return target.closest('button, a, summary') ? 'button' : 'page';
}
