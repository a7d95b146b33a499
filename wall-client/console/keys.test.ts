import { expect, it } from 'vitest';
import { commandOf } from './keys.ts';
import { sections } from './sections.ts';

const plain = { modified: false, target: 'page' } as const;

it('digits lead to sections, wherever the focus is but in a field', () => {
  expect(commandOf({ ...plain, key: '3' })).toEqual({ do: 'section', key: '3' });
  expect(commandOf({ ...plain, target: 'button', key: '3' })).toEqual({ do: 'section', key: '3' });
  expect(commandOf({ ...plain, target: 'text', key: '3' })).toBeNull();
  expect(commandOf({ ...plain, modified: true, key: '3' })).toBeNull();
  expect(commandOf({ ...plain, key: '?' })).toEqual({ do: 'help' });
  expect(commandOf({ ...plain, key: 'x' })).toBeNull();
});

it('no two sections share a key or an address', () => {
  expect(new Set(sections.map(({ key }) => key)).size).toBe(sections.length);
  expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
});
