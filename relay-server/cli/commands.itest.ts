import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { addDays, addMonths, courtDayOf } from '../../wire/court-day.ts';
import { openSqliteStore } from '../log/sqlite-store.ts';
import { sampleBatch } from '../log/testing/sample-events.ts';
import { ASSET_COLUMNS, CASE_COLUMNS } from '../sources/sheet/columns.ts';
import { argsOf, runApart, runHere } from './testing/run-command.ts';

const SAMPLE = join(import.meta.dirname, '../../fixtures/sheets/sample.xlsx');
/** Nobody listens there. */
const NOBODY = 'http://127.0.0.1:9';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'));
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'nothing.sqlite'), '');
  writeFileSync(join(folder, 'text.sqlite'), 'this is no database '.repeat(100));
});
afterEach(() => rmSync(folder, { recursive: true }));

const here = (args: readonly string[]) => args.map((arg) => arg.replace('FOLDER', folder));
const env = () => ({ ...process.env, RELAY_PORT: '9', RELAY_DATA: join(folder, 'data') });
const run = (command: string, ...args: string[]) => runApart(command, here(args), env());

describe('--help', () => {
  it.each([
    ['import', '--dry-run'],
    ['replay', '--speed'],
    ['account', '--role'],
    ['backup', 'DATA FILE'],
    ['verify', '--head'],
    ['verify-video', '--digest'],
    ['audit-figures', '--by'],
    ['rebuild', '--write'],
  ] as const)('%s says how it is called, does nothing, and is exit 0', async (command, words) => {
    const { code, said } = await runHere(command, ['--help'], env());
    expect(said).toMatch(new RegExp(`^npm run ${command} -- `));
    expect(said).toContain(words);
    expect(said).toMatch(/\p{Script=Han}/u);
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });
});

describe('a command line that cannot be carried out: one Chinese sentence, no stack', () => {
  it.each([
    ['import', [], 2, '请给出一个要导入的文件'],
    ['import', ['a.csv', 'b.csv'], 2, '多了一个参数“b.csv”'],
    ['import', ['a.csv', '--bogus'], 2, '没有 --bogus 这个选项'],
    ['import', ['a.csv', '--to'], 2, '--to 缺少值'],
    ['import', [SAMPLE, '--dry-run=yes'], 2, '--dry-run 不带值'],
    ['import', ['FOLDER/none.csv'], 1, '读不到文件'],
    ['import', ['FOLDER/empty'], 1, '不是文件'],
    ['import', ['FOLDER/text.sqlite'], 1, '只接受 .xlsx 与 .csv'],
    ['import', [SAMPLE, '--to', 'ftp://127.0.0.1'], 2, '--to 不是有效地址'],
    ['import', [SAMPLE, '--to', NOBODY], 1, '连不上'],
    ['import', [SAMPLE, '--to', NOBODY, '--key', '密钥'], 2, '--key 只能是'],
    ['replay', ['extra'], 2, '多了一个参数'],
    ['replay', ['--speed', '0'], 2, '--speed 应为正数'],
    ['replay', ['--to', 'nonsense'], 2, '--to 不是有效地址'],
    ['replay', ['--to', NOBODY, '--file', 'FOLDER/none'], 1, '读不到文件'],
    ['replay', ['--to', NOBODY, '--file', 'FOLDER/empty'], 1, '不是文件'],
    ['replay', ['--to', NOBODY, '--file', 'FOLDER/text.sqlite'], 1, '第 1 行不是事件'],
    ['replay', ['--to', NOBODY, '--limit', '1'], 1, '连不上'],
    ['verify', ['FOLDER/empty'], 2, '没有 .sqlite 数据库'],
    ['verify', ['/dev/null'], 2, '既不是文件，也不是目录'],
    ['verify', ['FOLDER/text.sqlite'], 1, '已损坏'],
    ['verify', ['FOLDER/nothing.sqlite'], 1, '没有事件日志'],
    ['rebuild', [], 2, '请给出一个 DATA'],
    ['rebuild', ['FOLDER/none'], 2, '找不到'],
    ['rebuild', ['FOLDER/text.sqlite'], 1, '已损坏'],
    ['rebuild', ['FOLDER/nothing.sqlite', '--write'], 1, '是空文件'],
    ['backup', ['FOLDER/text.sqlite'], 2, '请给出 DATA 与 FILE'],
    ['backup', ['FOLDER/none', 'FOLDER/b'], 2, '找不到'],
    ['backup', ['FOLDER/text.sqlite', 'FOLDER/b'], 1, '已损坏'],
    ['backup', ['FOLDER/text.sqlite', 'FOLDER/no/b'], 2, '没有目录'],
    ['backup', ['FOLDER', 'FOLDER/b'], 2, '不止一个数据库'],
    ['serve', ['extra'], 2, '多了一个参数'],
    ['account', [], 2, '请写明要做什么'],
    ['account', ['fly', 'a'], 2, '不认识“fly”'],
    ['account', ['add', '--role', 'judge'], 2, '请写明账号名'],
    ['account', ['add', 'zhang san', '--role', 'judge'], 2, '账号名'],
    ['account', ['add', 'zhangsan'], 2, '角色须为'],
    ['account', ['add', 'zhangsan', '--role', 'king'], 2, '角色须为'],
    ['account', ['disable', 'nobody'], 1, '没有账号 nobody'],
    ['account', ['password', 'nobody'], 1, '没有账号 nobody'],
  ] as const)('%s %j → %i', async (command, args, code, sentence) => {
    const { code: status, said } = await runHere(command, here(args), env());
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/\n\s+at /);
    expect(status).toBe(code);
  });

  it('is exit 2 of the process, too', () => {
    const { code, out, err } = run('import', 'a.csv', 'b.csv');
    expect(err).toContain('多了一个参数“b.csv”');
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

describe('a setting that cannot be: one Chinese sentence, exit 1', () => {
  it.each([
    ['serve', 'RELAY_PORT', 'eighty', 'RELAY_PORT：'],
    ['serve', 'RELAY_PORT', '70000', 'RELAY_PORT：'],
    ['serve', 'RELAY_SOURCE_KEYS', 'court:short', '密钥至少 16 位'],
    ['serve', 'RELAY_SOURCE_KEYS', 'relay:key-of-the-court-0001', '由系统保留'],
    ['serve', 'RELAY_HOST', '203.0.113.7', '请更正 RELAY_HOST'],
    // The demo is for this machine only.
    ['start', 'RELAY_HOST', '0.0.0.0', '演示只能在本机运行'],
  ] as const)('%s with %s=%s', async (command, name, value, sentence) => {
    const usual = { RELAY_PORT: '0', RELAY_SOURCE_KEYS: 'court:key-of-the-court-0001' };
    const { code, said } = await runHere(command, [], { ...env(), ...usual, [name]: value });
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/\n\s+at /);
    expect(code).toBe(1);
  });
});

it('import --dry-run without a relay checks the sheet and leaves no database behind', () => {
  expect(run('import', SAMPLE, '--dry-run')).toMatchObject({
    code: 0,
    out: expect.stringContaining('可导入 8'),
  });
  expect(existsSync(join(folder, 'data'))).toBe(false);
});

it('import writes once, then finds nothing new; a dry run beside it looks at a copy', async () => {
  const file = join(folder, 'a.xlsx');
  copyFileSync(SAMPLE, file);
  expect(run('import', file)).toMatchObject({ code: 0, out: expect.stringContaining('有变化 8') });
  expect((await runHere('import', [file, '--dry-run'], env())).out).toContain('可导入 0，无变化 8');
  expect((await runHere('import', [file], env())).out).toContain('有变化 0，无变化 8');
});

it('rows of a workbook that were refused are corrected in the files beside it and imported; twice changes nothing', async () => {
  const today = courtDayOf(Date.now());
  const from = addDays(today, -30);
  const [caseHeads, assetHeads] = [[...CASE_COLUMNS], [...ASSET_COLUMNS]];
  const caseRow = (number: string, filedOn: Date | string) => [
    ...[number, filedOn, '买卖合同纠纷', '示例法官', '演示甲', '三水示例五金有限公司'],
    ...[1234.5, 0, '冻结', null, null],
  ];
  const filed = addDays(today, -60);
  const file = join(folder, 'office.xlsx');
  const cells = (rows: readonly (readonly (string | number | Date | null)[])[]) =>
    rows.map((row) =>
      row.map((value) => {
        if (value === null) return null;
        return value instanceof Date ? { value, format: 'yyyy-mm-dd' } : { value };
      }),
    );
  const workbook = [
    {
      sheet: '案件',
      data: cells([
        caseHeads,
        caseRow('（2024）粤0607执90001号', new Date(`${filed}T00:00:00Z`)),
        caseRow('（2024）粤0607执90002号', '2024-13-01'),
      ]),
    },
    {
      sheet: '财产',
      data: cells([
        assetHeads,
        // A deposit may be frozen for a year.
        [
          ...['（2024）粤0607执90001号', '银行存款', '=存款', 500, '冻结', from],
          ...[addMonths(from, 24), null, '生效'],
        ],
      ]),
    },
  ];
  await writeXlsx(workbook).toFile(file);
  const imported = (path: string) => runHere('import', [path], env());
  const first = await imported(file);
  expect(first.said).toContain('有变化 1，无变化 0，未采纳 2');
  expect(first.said).toContain('规则 S-9');
  expect(first.code).toBe(1);

  for (const [label, wrong, right] of [
    ['案件', '2024-13-01', filed],
    ['财产', addMonths(from, 24), addMonths(from, 12)],
  ] as const) {
    const refused = join(folder, `office.未采纳-${label}.csv`);
    const text = readFileSync(refused, 'utf8');
    expect(text).toContain(wrong);
    writeFileSync(refused, text.replace(wrong, right));
    expect(await imported(refused)).toMatchObject({
      code: 0,
      said: expect.stringContaining('有变化 1，无变化 0，未采纳 0'),
    });
    expect((await imported(refused)).said).toContain('有变化 0，无变化 1');
  }

  const store = openSqliteStore(join(folder, 'data/relay.sqlite'));
  const rows = [];
  for await (const chunk of store.rows({ topics: ['case', 'seizure'] })) rows.push(...chunk);
  await store.close();
  expect(rows).toHaveLength(3);
  expect(rows).toContainEqual(
    expect.objectContaining({
      topic: 'seizure',
      data: expect.objectContaining({ state: 'effective', until: addMonths(from, 12) }),
    }),
  );
});

describe('beside a running relay', () => {
  it('rebuild --write and import into its database say that it is in use', async () => {
    mkdirSync(join(folder, 'data'));
    const store = openSqliteStore(join(folder, 'data/relay.sqlite'));
    await store.commit({ events: sampleBatch(1, 30) });
    const said = run('import', SAMPLE);
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('正被另一个程序占用') });
    expect(run('verify', 'FOLDER/data')).toMatchObject({ code: 0 });
    writeFileSync(join(folder, 'data/relay-unrecorded.bin'), '');
    const copied = run('backup', 'FOLDER/data', 'FOLDER/b.sqlite');
    expect(copied).toMatchObject({ code: 0, out: expect.stringContaining('b-unrecorded.bin') });
    await store.close();
  });
});

it('Ctrl-C: says how things stand, exit code 130', async () => {
  const events = join(folder, 'slow.ndjson');
  const event = (id: string, occurredAt: number) =>
    JSON.stringify({
      id,
      type: 'question.answered',
      v: 1,
      occurredAt,
      body: { persons: 1, channel: 'hotline' },
    });
  writeFileSync(events, `${event('a', 1_711_000_000_000)}\n${event('b', 1_711_900_000_000)}\n`);
  const asked = createServer((_request, response) => {
    response.end(JSON.stringify({ accepted: 1, duplicates: 0, seq: 1 }));
  });
  asked.listen(0, '127.0.0.1');
  await once(asked, 'listening');
  const address = asked.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const to = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    argsOf('replay', ['--to', to, '--file', events, '--speed', '1']),
    { env: env(), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  await once(asked, 'request');
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  asked.closeAllConnections();
  asked.close();
  expect(said).toContain('已中断。已送出的事件都已收下');
  expect(said).not.toMatch(/\n\s+at /);
  expect(code).toBe(130);
});
