import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { parseEvent } from '../../intake/parse-event.ts';
import { ASSET_COLUMNS, CASE_COLUMNS, SheetUnreadable } from './columns.ts';
import { type ImportReport, type ImportTarget, importSheets } from './import-sheets.ts';
import type { KnownCase } from './plan.ts';
import { readSheets, readWorkbook } from './read-sheet.ts';
import { writeRefused } from './refused-file.ts';

const sample = path.join(import.meta.dirname, '../../../fixtures/sheets/sample.xlsx');
const gbSample = path.join(
  import.meta.dirname,
  '../../../fixtures/sheets/sample-cases-gb18030.csv',
);
const NOW = Date.parse('2024-11-28T10:00:00+08:00');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sheet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function csv(name: string, lines: readonly string[], encoding = 'utf8'): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, iconv.encode(lines.join('\r\n'), encoding));
  return file;
}

/** A target that keeps what it is sent and knows of each case what those events say. */
function target() {
  const sent: Record<string, unknown>[] = [];
  const known = new Map<string, KnownCase>();
  const relay: ImportTarget = {
    known: async (caseNumbers) =>
      new Map([...known].filter(([each]) => caseNumbers.includes(each))),
    record: async (items) => {
      for (const item of items) {
        const parsed = parseEvent(item);
        if ('refusal' in parsed) throw new Error(JSON.stringify(parsed.refusal));
        const { event } = parsed;
        sent.push({ ...event });
        const number = event.caseNumber ?? '';
        if (event.type === 'case.filed') {
          known.set(number, {
            filedOn: event.body.filedOn,
            judge: event.body.judge ?? null,
            claimAmount: event.body.claimAmount,
            recoveredAmount: 0,
            currentNode: null,
            closedOn: null,
            closingWay: null,
            assets: new Set(),
            seizures: new Map(),
          });
        }
        const now = known.get(number);
        if (!now) continue;
        if (event.type === 'payment.recovered') now.recoveredAmount += event.body.amount;
        if (event.type === 'case.node') now.currentNode = event.body.code;
        if (event.type === 'case.closed') {
          now.closedOn = event.body.closedOn;
          now.closingWay = event.body.way;
        }
        if (event.type === 'asset.found') now.assets = new Set([...now.assets, event.body.assetId]);
        if (event.type === 'seizure.served') {
          const state = event.body.outcome.kind;
          const until = event.body.outcome.kind === 'effective' ? event.body.outcome.until : null;
          now.seizures = new Map([...now.seizures, [event.body.seizureId, { state, until }]]);
        }
      }
      return { accepted: items.length, duplicates: 0, rejected: [] };
    },
  };
  return { relay, sent };
}

const run = async (file: string, relay: ImportTarget, dryRun = false): Promise<ImportReport> =>
  importSheets(await readSheets(file), relay, { now: NOW, dryRun, onProgress: () => undefined });

const HEAD = CASE_COLUMNS.join(',');
const row = (changes: Partial<Record<(typeof CASE_COLUMNS)[number], string>>) =>
  CASE_COLUMNS.map((column) => {
    const usual: Record<string, string> = {
      案号: '（2024）粤0607执7号',
      立案日期: '2024-03-01',
      立案案由: '买卖合同纠纷',
      申请执行人: '演示甲',
      被执行人: '演示乙',
      申请执行标的金额: '1000',
    };
    return changes[column] ?? usual[column] ?? '';
  }).join(',');

describe('spreadsheet import', () => {
  it('takes the sample, cases before assets, every event well-formed', async () => {
    const { relay, sent } = target();
    const report = await run(sample, relay);
    expect(report.refused.map(({ reason }) => reason)).toEqual([]);
    expect(report).toMatchObject({ rows: 8, changed: 8, unchanged: 0 });
    expect(sent).toContainEqual(
      expect.objectContaining({
        type: 'case.filed',
        caseNumber: '（2024）粤0607执90002号',
        body: expect.objectContaining({
          claimAmount: 237_000_000,
          town: '440607103000',
          filedOn: '2024-09-03',
        }),
      }),
    );
    expect(sent).toContainEqual(
      expect.objectContaining({
        type: 'seizure.served',
        caseNumber: '（2024）粤0607执90004号',
        body: expect.objectContaining({ outcome: { kind: 'queued', rank: 2 } }),
      }),
    );
  });

  it('changes nothing the second time', async () => {
    const { relay, sent } = target();
    await run(sample, relay);
    const before = sent.length;
    expect(await run(sample, relay)).toMatchObject({ changed: 0, unchanged: 8, events: 0 });
    expect(sent).toHaveLength(before);
  });

  it('sends only the difference when a total has grown', async () => {
    const { relay, sent } = target();
    await run(await csv('a.csv', [HEAD, row({ 实际到位金额: '100' })]), relay);
    await run(await csv('b.csv', [HEAD, row({ 实际到位金额: '350.5' })]), relay);
    const amounts = sent.flatMap(({ type, body }) => (type === 'payment.recovered' ? [body] : []));
    expect(amounts).toEqual([
      expect.objectContaining({ amount: 10_000 }),
      expect.objectContaining({ amount: 25_050 }),
    ]);
  });

  it('a closing that the log tells otherwise is refused, in day and in way', async () => {
    const { relay, sent } = target();
    const said = (结案日期: string, 结案方式: string) =>
      csv('k.csv', [HEAD, row({ 结案日期, 结案方式 })]);
    await run(await said('2024-06-03', '终本'), relay);
    const before = sent.length;
    for (const [day, way] of [
      ['2024-06-04', '终本'],
      ['2024-06-03', '执行完毕'],
    ] as const) {
      const { refused } = await run(await said(day, way), relay);
      expect(refused.map(({ reason }) => reason)).toEqual([expect.stringContaining('不一致')]);
    }
    expect(sent).toHaveLength(before);
  });

  it('reads UTF-8 with and without mark, GB18030 and UTF-16 with tabs alike', async () => {
    const lines = [HEAD, row({ 立案案由: '㐂镕合同纠纷' })];
    const read = async (file: string) =>
      (await readSheets(file))[0]?.rows[0]?.cells.get('立案案由');
    expect(await read(await csv('u.csv', lines))).toBe('㐂镕合同纠纷');
    expect(await read(await csv('m.csv', [`\ufeff${lines[0]}`, `${lines[1]}`]))).toBe(
      '㐂镕合同纠纷',
    );
    expect(await read(await csv('g.csv', lines, 'gb18030'))).toBe('㐂镕合同纠纷');
    const tabbed = [lines.join('\r\n').replaceAll(',', '\t')];
    expect(await read(await csv('t.csv', tabbed, 'utf-16'))).toBe('㐂镕合同纠纷');
    const inGerman = lines.map((line) => line.replaceAll(',', ';'));
    expect(await read(await csv('s.csv', inGerman))).toBe('㐂镕合同纠纷');
    expect((await readSheets(gbSample))[0]?.rows).toHaveLength(4);
  });

  it('finds the heads below a title, whatever their order and blanks', async () => {
    const heads = [...CASE_COLUMNS]
      .reverse()
      .map((head) => ` ${head} `)
      .join(',');
    const values = row({}).split(',').reverse().join(',');
    const { relay } = target();
    expect(
      await run(await csv('t.csv', ['执行案件台账,,', '', heads, values]), relay),
    ).toMatchObject({ changed: 1 });
  });

  it('records nothing in a dry run, and knows the cases of the same file', async () => {
    const { relay, sent } = target();
    expect(await run(sample, relay, true)).toMatchObject({ changed: 8, refused: [] });
    expect(sent).toEqual([]);
  });

  it.each([
    ['案号', '2024执7', '案号有误'],
    ['立案日期', '2024-02-30', '不是有效日期'],
    ['立案日期', '', '立案日期未填写'],
    ['申请执行标的金额', '-5', '不能是负数'],
    ['申请执行标的金额', '9e99', '不是金额'],
    ['申请执行标的金额', '99999999999999999', '不是金额'],
    ['当前节点', '做饭', '不在可选范围'],
    ['结案日期', '2024-05-01', '须同时填写'],
    ['被执行人', '、', '被执行人未填写'],
  ] as const)('refuses a row whose %s is “%s”', async (column, value, reason) => {
    const { relay, sent } = target();
    const file = await csv('r.csv', [
      HEAD,
      row({ [column]: value }),
      row({ 案号: '（2024）粤0607执8号' }),
    ]);
    const report = await run(file, relay);
    expect(report.refused.map((each) => each.reason)).toEqual([expect.stringContaining(reason)]);
    expect(report.changed).toBe(1);
    expect(sent.every(({ caseNumber }) => caseNumber === '（2024）粤0607执8号')).toBe(true);
  });

  it('writes refused rows with their reason; corrected, that file is taken', async () => {
    const { relay } = target();
    const file = await csv('c.csv', [
      HEAD,
      row({ 立案日期: '2024-13-01', 立案案由: '"=HYPERLINK(""x"")"' }),
    ]);
    const [refused] = await writeRefused(file, (await run(file, relay)).refused);
    expect(refused).toBe(path.join(folder, 'c.未采纳-案件.csv'));
    const text = await readFile(refused ?? '', 'utf8');
    expect(text).toContain('未采纳原因');
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    const corrected = await csv('d.csv', text.replace('2024-13-01', '2024-03-01').split('\r\n'));
    expect(await run(corrected, relay)).toMatchObject({ changed: 1, refused: [] });
  });

  it('refused rows of several sheets keep the columns of each', async () => {
    const { relay } = target();
    const [one, other] = await Promise.all([
      csv('f.csv', [HEAD, row({ 立案日期: '' })]),
      csv('g.csv', [`${HEAD},镇街`, `${row({ 立案日期: '' })},乐平镇`]),
    ]);
    const sheets = [...(await readSheets(one)), ...(await readSheets(other))];
    const { refused } = await importSheets(sheets, relay, {
      ...{ now: NOW, dryRun: false, onProgress: () => undefined },
    });
    const [file = ''] = await writeRefused(path.join(folder, 'both.xlsx'), refused);
    const [sheet] = await readSheets(file);
    expect(sheet?.rows.map(({ cells }) => cells.get('镇街'))).toEqual([null, '乐平镇']);
  });

  it('a sheet whose heads are not all there is told with what it lacks; blank ones are not', async () => {
    const file = path.join(folder, 'three.xlsx');
    const heads = (names: readonly string[]) => names.map((value) => ({ value }));
    await writeXlsx([
      { sheet: '案件', data: [heads(CASE_COLUMNS)] },
      { sheet: '财产', data: [heads(ASSET_COLUMNS.filter((name) => name !== '状态'))] },
      { sheet: '说明', data: [heads(['填表说明'])] },
      { sheet: '空白', data: [] },
    ]).toFile(file);
    const { sheets, passedOver } = await readWorkbook(file);
    expect(sheets.map(({ name }) => name)).toEqual(['案件']);
    expect(passedOver).toEqual([
      { name: '财产', lack: '表头缺少：状态' },
      { name: '说明', lack: '没有案件表或财产表的表头' },
    ]);
  });

  it('refused rows never overwrite a file that somebody has begun to correct', async () => {
    const file = await csv('e.csv', [HEAD, row({ 立案日期: '2024-13-01' })]);
    const write = async () =>
      (await writeRefused(file, (await run(file, target().relay)).refused))[0];
    const first = await write();
    expect(await write()).toBe(first);
    await writeFile(first ?? '', 'half corrected');
    expect(await write()).toBe(path.join(folder, 'e.未采纳-案件.2.csv'));
    expect(await readFile(first ?? '', 'utf8')).toBe('half corrected');
  });

  it.each([
    ['no.xlsx', Buffer.from('PK\x03\x04 not really a zip'), '已损坏'],
    ['no.xls', Buffer.from([0xd0, 0xcf]), '另存为 .xlsx'],
    ['empty.csv', Buffer.alloc(0), '没有找到表头'],
    ['heads.csv', Buffer.from('案号,金额\n1,2'), '没有找到表头'],
    ['quote.csv', Buffer.from(`${HEAD}\n"abc`), 'CSV 文件有误'],
    ['endless.csv', Buffer.from(`${HEAD}\n${'x'.repeat(2_000_000)}`), 'CSV 文件有误'],
  ])('says what is wrong with %s', async (name, bytes, word) => {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    const reading = readSheets(file);
    await expect(reading).rejects.toThrow(SheetUnreadable);
    await expect(reading).rejects.toThrow(word);
  });

  it('refuses an archive cut off half-way, and one that claims to inflate without end', async () => {
    const whole = await readFile(sample);
    const cut = path.join(folder, 'cut.xlsx');
    await writeFile(cut, whole.subarray(0, whole.length / 2));
    await expect(readSheets(cut)).rejects.toThrow('已损坏');
    const bomb = Buffer.from(whole);
    bomb.writeUInt32LE(0xfffffff0, bomb.indexOf('PK\x01\x02', 0, 'latin1') + 24);
    const bombFile = path.join(folder, 'bomb.xlsx');
    await writeFile(bombFile, bomb);
    await expect(readSheets(bombFile)).rejects.toThrow('过大');
  });

  it('says that a folder is no file', async () => {
    await mkdir(path.join(folder, 'folder.csv'));
    await expect(readSheets(path.join(folder, 'folder.csv'))).rejects.toThrow('不是文件');
  });

  it('says that a file is not there', async () => {
    await expect(readSheets(path.join(folder, 'none.csv'))).rejects.toThrow('读不到文件');
  });

  it('refuses asset rows of unknown cases and states that a list cannot state', async () => {
    const heads = ASSET_COLUMNS.join(',');
    const file = await csv('assets.csv', [
      heads,
      '（2024）粤0607执7号,车辆,轿车,100,扣押,2024-01-01,2025-12-31,,生效',
      '（2024）粤0607执7号,车辆,轿车,100,扣押,2024-01-01,2025-12-31,,一拍',
    ]);
    const reasons = (await run(file, target().relay)).refused.map(({ reason }) => reason);
    expect(reasons).toEqual([
      expect.stringContaining('请先导入案件表'),
      expect.stringContaining('不能由表格导入'),
    ]);
  });
});
