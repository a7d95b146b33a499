import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agreesWithLock, expectedStamp, failureText, isInstalled } from './install.mjs';
import { writeStamp } from './stamp.mjs';
import { tempFolder } from './testing/temp-folder.ts';

const wanted = {
  '': { version: '1.0.0' },
  'node_modules/a': { version: '1.2.3' },
  'node_modules/only-mac': { version: '1.0.0', optional: true },
};

const project = (installed: unknown) =>
  tempFolder({
    'package-lock.json': JSON.stringify({ packages: wanted }),
    'node_modules/.package-lock.json': JSON.stringify({ packages: installed }),
  });

test('an installed folder agrees without the optional packages of other systems', () => {
  expect(agreesWithLock(project({ 'node_modules/a': { version: '1.2.3' } }))).toBe(true);
});

test.each([
  ['another version', { 'node_modules/a': { version: '1.2.4' } }],
  ['a missing package', {}],
  [
    'a package too many',
    { 'node_modules/a': { version: '1.2.3' }, 'node_modules/b': { version: '1.0.0' } },
  ],
])('%s does not agree', (_, installed) => {
  expect(agreesWithLock(project(installed))).toBe(false);
});

test('no node_modules does not agree', () => {
  expect(agreesWithLock(tempFolder({ 'package-lock.json': '{"packages":{}}' }))).toBe(false);
});

test('the stamp follows the lockfile and names the compiled modules it holds for', () => {
  const one = expectedStamp(tempFolder({ 'package-lock.json': '{}' }));
  expect(one).toBe(expectedStamp(tempFolder({ 'package-lock.json': '{}' })));
  expect(one).not.toBe(expectedStamp(tempFolder({ 'package-lock.json': '{ }' })));
  expect(one).toContain(process.versions.modules);
});

test('what is installed is not installed again: the second start costs a hash', () => {
  const root = tempFolder({ 'package-lock.json': '{}' });
  expect(isInstalled(root)).toBe(false);
  writeStamp(join(root, 'node_modules/.stamp'), expectedStamp(root));
  expect(isInstalled(root)).toBe(true);
  writeFileSync(join(root, 'package-lock.json'), '{ }');
  expect(isInstalled(root)).toBe(false);
});

test('a failed installation says what to do, and names the build tools that lack', () => {
  expect(failureText([])).toContain('处理:检查网络与磁盘空间');
  expect(failureText([])).not.toContain('编译工具');
  const text = failureText(['make', 'g++']);
  expect(text).toContain('缺少编译工具:make、g++');
  expect(text).toContain('sudo apt-get install -y python3 make g++');
  expect(text).toContain('Build tools are missing, too: make, g++.');
});
