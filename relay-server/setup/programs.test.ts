import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { builtFolder, programOf, relayPrograms } from './programs.mjs';
import { tempFolder } from './testing/temp-folder.ts';

const VERIFY = 'relay-server/cli/verify.ts';
const sources = { [VERIFY]: 'export {};', 'wire/codes.ts': '1', 'package-lock.json': '{}' };
const ofSource = (root: string) => ({
  file: join(root, VERIFY),
  execArgv: ['--import', 'tsx'],
});

/** A project in which verify has been built of what is there. */
function builtProject(files: Record<string, string>): { root: string; built: string } {
  const root = tempFolder(files);
  const built = join(builtFolder(root), 'verify.js');
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, '');
  return { root, built };
}

test('every program has its source', () => {
  const root = join(import.meta.dirname, '../..');
  const missing = Object.values(relayPrograms).filter((file) => !existsSync(join(root, file)));
  expect(missing).toEqual([]);
  expect(Object.keys(relayPrograms)).toEqual(expect.arrayContaining(['serve', 'start', 'ingest']));
});

test('what is built of these very sources is run', () => {
  const { root, built } = builtProject(sources);
  expect(programOf(root, VERIFY)).toEqual({ file: built, execArgv: [] });
});

test('before it is built, the source is', () => {
  const root = tempFolder(sources);
  expect(programOf(root, VERIFY)).toEqual(ofSource(root));
});

test.each([
  ['a source of the relay', 'relay-server/log/a.ts'],
  ['the contract', 'wire/codes.ts'],
  ['a dependency', 'package-lock.json'],
])('%s has changed: no older build is run', (_, changed) => {
  const { built } = builtProject(sources);
  const stamp = dirname(built).split(/[\\/]/).at(-1) ?? '';
  const root = tempFolder({
    ...sources,
    [changed]: 'another',
    [`dist/relay/${stamp}/verify.js`]: '',
  });
  expect(programOf(root, VERIFY)).toEqual(ofSource(root));
});

test('tests and what they stand on need no other build', () => {
  const { root } = builtProject(sources);
  const more = { 'wire/codes.test.ts': '1', 'relay-server/log/testing/a.ts': '1' };
  const withTests = tempFolder({ ...sources, ...more });
  const stampOf = (folder: string) => builtFolder(folder).slice(folder.length);
  expect(stampOf(withTests)).toBe(stampOf(root));
});

test('a program that is not of the relay is run from its source', () => {
  const { root } = builtProject({ ...sources, 'bench/run.ts': '' });
  expect(programOf(root, 'bench/run.ts').execArgv).toEqual(['--import', 'tsx']);
});
