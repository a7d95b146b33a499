import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { courtDayOf } from '../../wire/court-day.ts';
import { readSettings } from '../config/env.ts';
import { Recorder } from '../intake/recorder.ts';
import { turnDay } from '../intake/turn-day.ts';
import { openCopy } from '../log/sqlite-copy.ts';
import { openSqliteStore } from '../log/sqlite-store.ts';
import type { LogStore } from '../log/store.ts';
import { openProjector } from '../projecting/open-projector.ts';
import { urlAt } from '../relay/listen.ts';
import { DEFAULT_STATISTICS } from '../rules/indicators/periods.ts';
import { machineClock } from '../sources/clock.ts';
import { RemoteAbsent, RemoteRelay } from '../sources/remote/remote-relay.ts';
import { type ImportTarget, importSheets } from '../sources/sheet/import-sheets.ts';
import { knownCaseOf, knownCaseOfAnswer } from '../sources/sheet/known-case.ts';
import type { KnownCase } from '../sources/sheet/plan.ts';
import { readWorkbook } from '../sources/sheet/read-sheet.ts';
import { writeRefused } from '../sources/sheet/refused-file.ts';
import {
  addressOf,
  CommandFailed,
  keyOf,
  progressLine,
  runCommand,
  textOf,
  UsageError,
} from './command.ts';
import { DEMO_KEY } from './demo-constants.ts';
import { logLine } from './serving.ts';

const HELP = `
npm run import -- FILE [--dry-run] [--to URL] [--key KEY]
  导入 .xlsx 或 .csv（UTF-8、GB18030）案件表与财产表。先送往正在运行的系统；
  本机没有系统在运行时，直接写入 RELAY_DATA 中的数据库。同一文件导入两次，第二次没有变化。
  Imports case and asset sheets, into the running relay or, when none runs, into its database.

  --dry-run   只检查，不写入
  --to URL    系统地址，默认取 RELAY_HOST 与 RELAY_PORT
  --key KEY   来源密钥，默认取 RELAY_SOURCE_KEYS 的第一个；演示系统不必给

  模板 fixtures/sheets/template.xlsx，样例 fixtures/sheets/sample.xlsx
`;

await runCommand(
  HELP,
  { 'dry-run': { type: 'boolean' }, to: { type: 'string' }, key: { type: 'string' } },
  async (given, [file]) => {
    if (!file) throw new UsageError('请给出一个要导入的文件');
    const dryRun = given['dry-run'] === true;
    const { sheets, passedOver } = await readWorkbook(file);
    for (const { name, lack } of passedOver) console.error(`工作表“${name}”不导入：${lack}`);
    const { target, now, close } = await openTarget(
      textOf(given, 'to'),
      keyOf(textOf(given, 'key')),
      dryRun,
    );
    try {
      const report = await importSheets(sheets, target, {
        now,
        dryRun,
        onProgress: progressLine(dryRun ? '检查' : '导入'),
      });
      console.log(
        `共 ${report.rows} 行：${dryRun ? '可导入' : '有变化'} ${report.changed}，无变化 ${report.unchanged}，未采纳 ${report.refused.length}`,
      );
      for (const { sheet, row, reason } of report.refused.slice(0, 20)) {
        console.error(`  ${sheet.name} 第 ${row.number} 行：${reason}`);
      }
      if (report.refused.length === 0) return 0;
      const files = await writeRefused(file, report.refused).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        throw new CommandFailed(
          `未采纳的行没能另存（${why}）。请把表格放到可写、有空间的目录，再导入一次：已导入的行不会重复`,
          { cause: error },
        );
      });
      console.error(`未采纳的行已另存，改正后可直接再导入：\n  ${files.join('\n  ')}`);
      return 1;
    } finally {
      await close();
    }
  },
  { positionals: 1, interrupted: '已导入的行都在；再次导入同一文件，会从中断处继续' },
);

interface OpenTarget {
  target: ImportTarget;
  /** The relay's clock, UTC ms. */
  now: number;
  close: () => Promise<void>;
}

async function openTarget(
  to: string | undefined,
  key: string | undefined,
  dryRun: boolean,
): Promise<OpenTarget> {
  const settings = readSettings();
  const { host, port, tlsFiles } = settings;
  const url = to !== undefined ? addressOf(to) : urlAt(host, port, tlsFiles ? 'https' : 'http');
  const relay = new RemoteRelay(url, key ?? settings.sourceKeys[0]?.key ?? DEMO_KEY, (ms) =>
    wait(ms),
  );
  try {
    const now = await relay.clock();
    return { target: remoteTarget(relay), now, close: async () => undefined };
  } catch (error) {
    if (!(error instanceof RemoteAbsent) || to !== undefined) throw error;
    const database = path.join(settings.dataFolder, 'relay.sqlite');
    return dryRun ? openCopied(database) : openLocal(database);
  }
}

function remoteTarget(relay: RemoteRelay): ImportTarget {
  return {
    known: async (caseNumbers) => {
      const paths = caseNumbers.map((each) => `/api/v1/cases/${encodeURIComponent(each)}`);
      const answers = await relay.readAll(paths);
      return knownCases(caseNumbers, (_each, index) => knownCaseOfAnswer(answers[index] ?? null));
    },
    record: (items) => relay.send(items),
  };
}

function knownCases(
  caseNumbers: readonly string[],
  knownOf: (caseNumber: string, index: number) => KnownCase | null,
): ReadonlyMap<string, KnownCase> {
  const known = new Map<string, KnownCase>();
  for (const [index, caseNumber] of caseNumbers.entries()) {
    const found = knownOf(caseNumber, index);
    if (found) known.set(caseNumber, found);
  }
  return known;
}

async function openLocal(database: string): Promise<OpenTarget> {
  console.log(`没有正在运行的系统，直接写入 ${database}`);
  const store = openSqliteStore(database);
  const projector = await openProjector(store, DEFAULT_STATISTICS, logLine);
  const recorder = new Recorder({
    store,
    projector,
    clock: machineClock,
    onCommit: () => undefined,
    onStorageFailure: () => undefined,
    onError: (error) => logLine('记录事件时出现内部错误', error),
  });
  const today = courtDayOf(machineClock.now());
  if ((projector.today ?? '') < today) await turnDay(recorder, today);
  const target: ImportTarget = {
    known: knownIn(store),
    record: (items) => recorder.record('import', items),
  };
  return { target, now: machineClock.now(), close: () => store.close() };
}

/** A dry run looks at a copy: it changes nothing, and makes no database where there is none. */
async function openCopied(database: string): Promise<OpenTarget> {
  const now = machineClock.now();
  const record = () => Promise.reject(new Error('a dry run records nothing'));
  if (!existsSync(database)) {
    console.log(`没有正在运行的系统，也还没有数据库 ${database}；只检查表格本身`);
    return { target: { known: async () => new Map(), record }, now, close: async () => undefined };
  }
  console.log(`没有正在运行的系统，对照 ${database} 检查`);
  const { store, dispose } = await openCopy(database);
  return { target: { known: knownIn(store), record }, now, close: dispose };
}

function knownIn(store: LogStore): ImportTarget['known'] {
  const topics = ['case', 'asset', 'seizure'];
  const rowsOf = async (caseNumber: string) => {
    const rows = [];
    for await (const chunk of store.rows({ caseNumber, topics, liveOnly: true })) {
      rows.push(...chunk.map(({ topic, id, data }) => ({ topic, id, data })));
    }
    return rows;
  };
  return async (caseNumbers) => {
    const rows = await Promise.all(caseNumbers.map(rowsOf));
    return knownCases(caseNumbers, (_each, index) => knownCaseOf(rows[index] ?? []));
  };
}
