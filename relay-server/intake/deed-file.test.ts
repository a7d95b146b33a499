import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { copyDeedFile, DeedFile, DeedFileFull, deedFileOf } from './deed-file.ts';
import { notesIn } from './deed-notes.ts';

const folder = mkdtempSync(join(tmpdir(), 'deeds-'));
const file = join(folder, 'unrecorded.bin');
afterEach(() => rmSync(file, { force: true }));

async function found(): Promise<string | null> {
  const opened = await DeedFile.open(file);
  await opened.close();
  return opened.found;
}

it('V-34 takes its room when it is made, and no more ever after', async () => {
  const opened = await DeedFile.open(file);
  expect([opened.found, opened.isDamaged]).toEqual([null, false]);
  const before = statSync(file);
  expect(before.blocks * 512).toBeGreaterThanOrEqual(before.size);
  for (const text of ['一', '二', '三'.repeat(40_000)]) {
    await opened.write(text);
    expect(await found()).toBe(text);
  }
  const after = statSync(file);
  expect([after.ino, after.size, after.blocks]).toEqual([before.ino, before.size, before.blocks]);
  expect(after.mode & 0o777).toBe(0o600);
  await opened.close();
});

it('V-34 what does not fit is refused, and what was written last stays', async () => {
  const opened = await DeedFile.open(file);
  await opened.write('last');
  await expect(opened.write('x'.repeat(200_000))).rejects.toThrow(DeedFileFull);
  await opened.close();
  expect(await found()).toBe('last');
});

it('V-34 a half that was being written when the machine went leaves the other', async () => {
  const opened = await DeedFile.open(file);
  await opened.write('first');
  await opened.write('second');
  await opened.close();
  const bytes = readFileSync(file);
  bytes.write('seconX', bytes.lastIndexOf('second'));
  writeFileSync(file, bytes);
  expect(await found()).toBe('first');
  bytes.fill(1, 0, 100);
  writeFileSync(file, bytes);
  const damaged = await DeedFile.open(file);
  expect([damaged.found, damaged.isDamaged]).toEqual([null, true]);
  await damaged.write('anew');
  await damaged.close();
  expect(await found()).toBe('anew');
});

it('V-34 one that was being made is made whole', async () => {
  writeFileSync(file, Buffer.alloc(1_000));
  expect(await found()).toBe(null);
  expect(statSync(file).size).toBe(256 * 1024);
});

it('notes are read strictly: what is none is none', () => {
  const note = { key: 'k', holds: '屏幕已经撤销', since: 1_732_700_000_000, says: [] };
  expect(notesIn(JSON.stringify([note]))).toEqual([note]);
  for (const text of ['', '{}', '[{}]', JSON.stringify([{ ...note, says: [{ type: 'x' }] }])]) {
    expect(notesIn(text)).toBe(null);
  }
});

it('V-34 a copy beside a copy of the database holds what was written last, and overwrites none', async () => {
  const [database, target] = [join(folder, 'relay.sqlite'), join(folder, 'copy.sqlite')];
  expect(await copyDeedFile(database, target)).toBeNull();
  const opened = await DeedFile.open(deedFileOf(database));
  await opened.write('held');
  const copy = await copyDeedFile(database, target);
  await opened.close();
  expect(copy).toBe(deedFileOf(target));
  const copied = await DeedFile.open(deedFileOf(target));
  await copied.close();
  expect(copied.found).toBe('held');
  await expect(copyDeedFile(database, target)).rejects.toMatchObject({ code: 'EEXIST' });
});
