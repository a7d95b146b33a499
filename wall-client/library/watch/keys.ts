import type { KeyTarget } from '../../desk/key-target.ts';

/** What a key does while a recording is open. */
export type Command =
  | 'toggle'
  | 'back10'
  | 'forward10'
  | 'back1'
  | 'forward1'
  | 'frameBack'
  | 'frameForward'
  | 'slower'
  | 'faster'
  | 'begin'
  | 'end'
  | 'markIn'
  | 'markOut'
  | 'sound'
  | 'fullScreen'
  | 'search'
  | 'help'
  | 'close';

export interface Key {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Meta: the browser's own. */
  readonly modified: boolean;
  readonly target: KeyTarget;
}

const PLAIN: Readonly<Record<string, Command>> = {
  ' ': 'toggle',
  k: 'toggle',
  j: 'back10',
  l: 'forward10',
  arrowleft: 'back1',
  arrowright: 'forward1',
  '[': 'slower',
  ']': 'faster',
  home: 'begin',
  end: 'end',
  i: 'markIn',
  o: 'markOut',
  m: 'sound',
  f: 'fullScreen',
  '/': 'search',
  '?': 'help',
  escape: 'close',
};

const SHIFTED: Readonly<Record<string, Command>> = {
  arrowleft: 'frameBack',
  arrowright: 'frameForward',
};

/** null: the key is not ours there. */
export function commandOf({ key, shift, modified, target }: Key): Command | null {
  if (modified) return null;
  const name = key.toLowerCase();
  // What is being typed is not lost by Esc, nor played by a blank.
  if (target === 'text') return null;
  if ((target === 'button' || target === 'list') && (name === ' ' || name === 'enter')) return null;
  if (shift && Object.hasOwn(SHIFTED, name)) return SHIFTED[name] ?? null;
  return Object.hasOwn(PLAIN, name) ? (PLAIN[name] ?? null) : null;
}

/** As the help says them. */
export const KEY_HELP: readonly (readonly [keys: string, what: string])[] = [
  ['空格 或 K', '播放／暂停'],
  ['J　L', '后退／前进 10 秒'],
  ['←　→', '后退／前进 1 秒'],
  ['Shift ←　Shift →', '后退／前进一帧'],
  ['[　]', '放慢／加快'],
  ['Home　End', '到开头／结尾'],
  ['I　O', '设入点／出点'],
  ['M', '声音开／关'],
  ['F', '画面全屏'],
  ['/', '查找录像'],
  ['↑　↓　回车', '在列表中选择、打开'],
  ['Esc', '关闭录像，回到列表'],
  ['?', '显示本表'],
];
