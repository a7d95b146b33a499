import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PAGES } from './pages.ts';

it('every page that is built is told at the start', () => {
  const client = readdirSync(join(import.meta.dirname, '../../wall-client'));
  const built = client.filter((name) => name.endsWith('.html'));
  expect(PAGES.map(([, file]) => file).sort()).toEqual(built.sort());
});
