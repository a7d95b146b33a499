import { expect, it } from 'vitest';
import { keepOperator, nameOf, readOperator } from './operator.ts';

it('a name has something in it, at most forty characters, no blanks around', () => {
  expect(nameOf('  欧阳  示例 ')).toBe('欧阳 示例');
  expect(nameOf(' \n ')).toBeNull();
  expect(nameOf('长'.repeat(41))).toBeNull();
  expect(nameOf('长'.repeat(40))).toHaveLength(40);
});

it('is kept for the tab and read again', () => {
  const held = new Map<string, string>();
  const storage = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => {
      held.set(key, value);
    },
  };
  expect(readOperator(storage)).toBeNull();
  keepOperator(storage, '欧阳示例');
  expect(readOperator(storage)).toBe('欧阳示例');
});
