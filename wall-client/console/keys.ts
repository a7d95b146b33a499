import type { KeyTarget } from '../desk/key-target.ts';

export interface Key {
  readonly key: string;
  /** Ctrl, Alt or Meta: the browser's own. */
  readonly modified: boolean;
  readonly target: KeyTarget;
}

export type Command = { readonly do: 'help' } | { readonly do: 'section'; readonly key: string };

/** What a key does anywhere in the console; null: it is not the frame's there. */
export function commandOf({ key, modified, target }: Key): Command | null {
  if (modified || target === 'text') return null;
  if (key === '?') return { do: 'help' };
  return /^[1-9]$/.test(key) ? { do: 'section', key } : null;
}

/** As the help says them: the sections' keys come before. */
export const KEY_HELP: readonly (readonly [keys: string, what: string])[] = [
  ['Tab　Shift Tab', '下一个／上一个可操作处'],
  ['/', '查找案件（大屏导播）'],
  ['Esc', '关闭对话框'],
  ['?', '显示本表'],
];
