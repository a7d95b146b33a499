import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildIdOf } from './build-id.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-id-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('another entry page is another build; no page is none', () => {
  expect(buildIdOf(folder)).toBeUndefined();
  writeFileSync(join(folder, 'wall.html'), '<script src="/assets/wall-a.js"></script>');
  const first = buildIdOf(folder);
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(buildIdOf(folder)).toBe(first);
  writeFileSync(join(folder, 'wall.html'), '<script src="/assets/wall-b.js"></script>');
  expect(buildIdOf(folder)).not.toBe(first);
});
