import { mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forgetOlder } from './build.mjs';
import { tempFolder } from './testing/temp-folder.ts';

test('the newest builds are kept, whatever they are called: a relay may still run from one', () => {
  const folder = tempFolder();
  const oldestFirst = ['f0', 'a1', 'e2', 'b3', 'd4', 'c5'];
  for (const [at, name] of oldestFirst.entries()) {
    mkdirSync(join(folder, name));
    utimesSync(join(folder, name), at + 1, at + 1);
  }
  forgetOlder(folder);
  expect(new Set(readdirSync(folder))).toEqual(new Set(['e2', 'b3', 'd4', 'c5']));
});

test('where there are few, all stay', () => {
  const folder = tempFolder({ 'a/serve.js': '', 'b/serve.js': '' });
  forgetOlder(folder);
  expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
});
