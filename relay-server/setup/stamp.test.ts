import { renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashPaths, readStamp, writeStamp } from './stamp.mjs';
import { tempFolder } from './testing/temp-folder.ts';

const files = { 'a/one.ts': '1', 'a/b/two.ts': '2', 'c.json': '{}' };

test('the same files give the same digest, whatever their times', () => {
  const root = tempFolder(files);
  const before = hashPaths(root, ['a', 'c.json']);
  utimesSync(join(root, 'a/one.ts'), 1, 1);
  expect(hashPaths(root, ['a', 'c.json'])).toBe(before);
  expect(hashPaths(tempFolder(files), ['a', 'c.json'])).toBe(before);
});

test('content, a name, and absence each change the digest', () => {
  const root = tempFolder(files);
  const before = hashPaths(root, ['a']);
  writeFileSync(join(root, 'a/one.ts'), '9');
  const edited = hashPaths(root, ['a']);
  renameSync(join(root, 'a/one.ts'), join(root, 'a/three.ts'));
  const renamed = hashPaths(root, ['a']);
  expect(new Set([before, edited, renamed, hashPaths(root, ['gone'])]).size).toBe(4);
});

test('bytes cannot move from one file to the next unseen', () => {
  const one = tempFolder({ 'a/x': 'ab', 'a/y': 'c' });
  const other = tempFolder({ 'a/x': 'a', 'a/y': 'bc' });
  expect(hashPaths(one, ['a'])).not.toBe(hashPaths(other, ['a']));
});

test('files that do not count are left out', () => {
  const keep = (path: string) => !path.endsWith('.test.ts');
  const root = tempFolder({ 'a/x.ts': '1' });
  const before = hashPaths(root, ['a'], keep);
  writeFileSync(join(root, 'a/x.test.ts'), 'anything');
  expect(hashPaths(root, ['a'], keep)).toBe(before);
});

test('a stamp is read as it was written; none is null', () => {
  const path = join(tempFolder(), 'dist', '.stamp');
  expect(readStamp(path)).toBeNull();
  writeStamp(path, 'abc');
  expect(readStamp(path)).toBe('abc');
});
