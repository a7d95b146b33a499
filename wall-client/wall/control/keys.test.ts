import { describe, expect, it } from 'vitest';
import { commandOfKey, commandOfSwipe } from './keys.ts';

const on = { do: 'step', by: 1 } as const;
const back = { do: 'step', by: -1 } as const;

describe('commandOfKey', () => {
  it.each([
    ...['ArrowRight', 'PageDown', 'ChannelUp', 'MediaTrackNext'].map((key) => [key, on] as const),
    ...['ArrowLeft', 'PageUp', 'ChannelDown', 'MediaTrackPrevious'].map(
      (key) => [key, back] as const,
    ),
    [' ', { do: 'togglePause' }],
    ['MediaPlayPause', { do: 'togglePause' }],
    ['f', { do: 'fullScreen' }],
    ['F', { do: 'fullScreen' }],
    ...['1', '2', '3', '4', '5', '6'].map((key) => [key, { do: 'openByKey', key }] as const),
    ['/', { do: 'search' }],
    ['BrowserSearch', { do: 'search' }],
    ...['Escape', 'BrowserBack', 'GoBack'].map((key) => [key, { do: 'back' }] as const),
  ] as const)('%s', (key, command) => {
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
