import { describe, expect, it } from 'vitest';
import { commandOfKey, commandOfSwipe } from './keys.ts';

describe('commandOfKey', () => {
  it.each([
    ['ArrowRight', { do: 'step', by: 1 }],
    ['PageUp', { do: 'step', by: -1 }],
    [' ', { do: 'togglePause' }],
    ['MediaPlayPause', { do: 'togglePause' }],
    ['F', { do: 'fullScreen' }],
    ['3', { do: 'openByKey', key: '3' }],
    ['/', { do: 'search' }],
    ['Escape', { do: 'back' }],
  ])('%s', (key, command) => {
    expect(commandOfKey(key, false)).toEqual(command);
  });

  it.each(['q', '7', '0', 'toString', '__proto__'])('%s means nothing', (key) => {
    expect(commandOfKey(key, false)).toBeUndefined();
  });

  it('leaves keys to a text field, but for Escape', () => {
    expect(commandOfKey('/', true)).toBeUndefined();
    expect(commandOfKey('Escape', true)).toEqual({ do: 'back' });
  });
});

describe('commandOfSwipe', () => {
  it('goes on when swiped to the left, back to the right', () => {
    expect(commandOfSwipe(-400, 30, 1920)).toEqual({ do: 'step', by: 1 });
    expect(commandOfSwipe(400, 30, 1920)).toEqual({ do: 'step', by: -1 });
  });
  it('takes neither a tap nor a slanted stroke', () => {
    expect(commandOfSwipe(-40, 0, 1920)).toBeUndefined();
    expect(commandOfSwipe(-400, 300, 1920)).toBeUndefined();
  });
});
