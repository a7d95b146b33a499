import { expect, it } from 'vitest';
import { CommandIds } from './command-ids.ts';

it('a command whose answer was lost keeps its name; one that was answered is another', () => {
  const ids = new CommandIds();
  const first = ids.nameOf('next 3');
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.nameOf('next 3')).toBe(first);
  expect(ids.nameOf('next 4')).not.toBe(first);
  ids.answered('next 3');
  expect(ids.nameOf('next 3')).not.toBe(first);
});
