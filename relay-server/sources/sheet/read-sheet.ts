import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { CsvError, parse as parseCsv } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import readXlsx from 'read-excel-file/node';
import { checkWorkbook } from './archive.ts';
import {
  ASSET_COLUMNS,
  CASE_COLUMNS,
  type Cell,
  lackOf,
  type Sheet,
  SheetUnreadable,
  sheetOf,
} from './columns.ts';

const MAX_FILE_BYTES = 64 * 1_048_576;
/** A record of a list is a line of some hundred characters; one that never ends is no list. */
const MAX_RECORD_CHARS = 1_000_000;

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Tables beside them that are not blank and are neither, each with what it lacks, in Chinese. */
  readonly passedOver: readonly { readonly name: string; readonly lack: string }[];
}

/** The case and asset sheets of a file, as {@link readWorkbook} finds them. @throws SheetUnreadable */
export async function readSheets(file: string): Promise<readonly Sheet[]> {
  return (await readWorkbook(file)).sheets;
}

/**
 * Reads the case and asset sheets of an .xlsx or .csv file (UTF-8, with or without mark, UTF-16 or GB18030).
 * @throws SheetUnreadable
 */
export async function readWorkbook(file: string): Promise<Workbook> {
  const ending = path.extname(file).toLowerCase();
  const bytes = await readBounded(file);
  const tables = ending === '.csv' ? [csvTable(file, bytes)] : await xlsxTables(ending, bytes);
  const sheets: Sheet[] = [];
  const passedOver: Workbook['passedOver'][number][] = [];
  for (const { name, table } of tables) {
    const sheet = sheetOf(name, table);
    const lack = sheet ? null : lackOf(table);
    if (sheet) sheets.push(sheet);
    else if (lack !== null) passedOver.push({ name, lack });
  }
  if (sheets.length === 0) {
    throw new SheetUnreadable(
      `没有找到表头${passedOver.map(({ name, lack }) => `（“${name}”${lack}）`).join('')}。案件表须有：${CASE_COLUMNS.join('、')}；财产表须有：${ASSET_COLUMNS.join('、')}。可用模板 fixtures/sheets/template.xlsx`,
    );
  }
  return { sheets, passedOver };
}

async function readBounded(file: string): Promise<Buffer> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new SheetUnreadable(`${file} 不是文件，请给出要导入的表格文件`);
    const { size } = found;
    if (size > MAX_FILE_BYTES) throw new SheetUnreadable('文件超过 64 MB，请分成几个文件导入');
    return await readFile(file);
  } catch (error) {
    if (error instanceof SheetUnreadable) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new SheetUnreadable(`读不到文件 ${file}${code ? `（${code}）` : ''}，请核对路径与权限`, {
      cause: error,
    });
  }
}

interface Table {
  name: string;
  table: Cell[][];
}

function csvTable(file: string, bytes: Buffer): Table {
  const text = decode(bytes);
  try {
    const table: string[][] = parseCsv(text, {
      relax_column_count: true,
      bom: true,
      delimiter: delimiterOf(text),
      max_record_size: MAX_RECORD_CHARS,
      skip_empty_lines: false,
    });
    return { name: path.basename(file), table };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SheetUnreadable(`CSV 文件有误（${error.message}），请检查引号与逗号`, {
      cause: error,
    });
  }
}

/** What stands beside a head: a comma, or what Excel writes as "Unicode text" and in other locales. */
function delimiterOf(text: string): string {
  const beginning = text.slice(0, 10_000);
  const other = ['\t', ';'].find(
    (each) => beginning.includes(`案号${each}`) || beginning.includes(`${each}案号`),
  );
  return other ?? ',';
}

const UTF16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

function decode(bytes: Buffer): string {
  if (UTF16_MARKS.some((mark) => bytes.subarray(0, 2).equals(mark))) {
    return iconv.decode(bytes, 'utf-16');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return iconv.decode(bytes, 'gb18030');
  }
}

async function xlsxTables(ending: string, bytes: Buffer): Promise<Table[]> {
  if (ending !== '.xlsx') {
    throw new SheetUnreadable('只接受 .xlsx 与 .csv 文件；旧格式 .xls 请在 Excel 中另存为 .xlsx');
  }
  checkWorkbook(bytes);
  try {
    const sheets = await readXlsx(bytes);
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      table: data.map((row) => row.map(cellOf)),
    }));
  } catch (error) {
    throw new SheetUnreadable('表格文件已损坏或不是 .xlsx，请重新导出后再试', { cause: error });
  }
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return value instanceof Date ? value : String(value);
}
