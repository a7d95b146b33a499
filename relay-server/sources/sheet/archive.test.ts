import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWorkbook } from './archive.ts';
import { zipOf } from './testing/zip-of.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const rowsUpTo = (cell: string) =>
  `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row><c s="3" r="${cell}"/></row></sheetData>`;

describe('a workbook is looked over before it is read', () => {
  it('takes the sample', async () => {
    const sample = await readFile(
      path.join(import.meta.dirname, '../../../fixtures/sheets/sample.xlsx'),
    );
    expect(() => checkWorkbook(sample)).not.toThrow();
  });

  it.each(['A1048576', 'K200000', 'XFD20'])('takes a list that reaches to %s', (cell) => {
    expect(() => checkWorkbook(zipOf({ [SHEET]: rowsUpTo(cell) }))).not.toThrow();
  });

  it('refuses one with a cell so far off that all between would fill the memory', () => {
    const bytes = zipOf({ 'xl/workbook.xml': '<x/>', [SHEET]: rowsUpTo('XFD1048576') });
    expect(() => checkWorkbook(bytes)).toThrow('第 1048576 行、第 16384 列');
  });

  it.each([
    ['honest', undefined],
    ['lying', 100],
  ])('refuses an %s archive that inflates without end', (_what, declared) => {
    const bytes = zipOf({ [SHEET]: ' '.repeat(200 * 1_048_576) }, declared);
    expect(bytes.length).toBeLessThan(1_048_576);
    expect(() => checkWorkbook(bytes)).toThrow('过大');
  });

  it('refuses one that says it is larger than it is', () => {
    expect(() => checkWorkbook(zipOf({ [SHEET]: 'x' }, 0xfffffff0))).toThrow('过大');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n')],
    ['an end without a directory', Buffer.from(`PK\x05\x06${'\xff'.repeat(18)}`, 'latin1')],
    ['half of an archive', zipOf({ [SHEET]: rowsUpTo('A1') }).subarray(0, 60)],
    ['damaged data', zipOf({ [SHEET]: rowsUpTo('A1') }).fill(0xff, 54, 80)],
  ])('says that %s is damaged', (_what, bytes) => {
    expect(() => checkWorkbook(bytes)).toThrow('已损坏');
  });
});
