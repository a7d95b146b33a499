import { expect, it } from 'vitest';
import { screenCommandOf } from './screen-keys.ts';

it.each([
  [' ', 'toggle'],
  ['K', 'toggle'],
  ['MediaPlayPause', 'toggle'],
  ['ArrowLeft', 'back'],
  ['ArrowRight', 'forward'],
  ['m', 'sound'],
  ['Escape', 'close'],
  ['GoBack', 'close'],
])('%s is the picture’s', (key, command) => expect(screenCommandOf(key)).toBe(command));

it.each(['1', '/', 'f', 'PageDown', 'Enter', 'toString'])('%s stays the wall’s', (key) =>
  expect(screenCommandOf(key)).toBeNull(),
);
