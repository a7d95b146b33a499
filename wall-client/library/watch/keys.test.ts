import { describe, expect, it } from 'vitest';
import { commandOf, type Key } from './keys.ts';

const press = (key: string, over: Partial<Key> = {}) =>
  commandOf({ key, shift: false, modified: false, target: 'page', ...over });

describe('keys', () => {
  it('play, step and mark', () => {
    expect(['k', ' ', 'J', 'l', 'i', 'O', '/'].map((key) => press(key))).toEqual([
      'toggle',
      'toggle',
      'back10',
      'forward10',
      'markIn',
      'markOut',
      'search',
    ]);
    expect(press('ArrowLeft')).toBe('back1');
    expect(press('ArrowLeft', { shift: true })).toBe('frameBack');
    expect(press('?', { shift: true })).toBe('help');
  });

  it('what is typed into a field is its own', () => {
    for (const key of ['k', ' ', 'i', '/', 'ArrowLeft', 'Escape']) {
      expect(press(key, { target: 'text' })).toBeNull();
    }
  });

  it('a blank on a button presses it; letters still play', () => {
    expect(press(' ', { target: 'button' })).toBeNull();
    expect(press('k', { target: 'button' })).toBe('toggle');
  });

  it('the browser’s own combinations stay its own', () => {
    for (const key of ['l', 'f', 'k']) expect(press(key, { modified: true })).toBeNull();
  });

  it('names that every object has are no keys', () => {
    expect(press('constructor')).toBeNull();
    expect(press('__proto__')).toBeNull();
  });
});
