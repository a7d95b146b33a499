import type { Key } from './keys.ts';

/** Whose a key is first, by where it was pressed. */
export function targetOf(target: EventTarget | null): Key['target'] {
  if (!(target instanceof Element)) return 'page';
  // A dialog has the keyboard for itself.
  if (target.closest('dialog, input, select, textarea')) return 'text';
  if (target.closest('[role="slider"]')) return 'slider';
  if (target.closest('.rows')) return 'list';
  return target.closest('button, a, summary') ? 'button' : 'page';
}
