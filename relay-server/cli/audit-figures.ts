import { auditDatabase } from '../log/audit/audit.ts';
import {
  type AuditBreakdown,
  type AuditedContributions,
  type AuditedFigure,
  type AuditedNumber,
  type AuditedPlace,
  type AuditReport,
  auditBreakdowns,
} from '../log/audit/audit-report.ts';
import { runCommand, sayFailure, textOf, UsageError } from './command.ts';
import { databasesIn } from './databases.ts';

const HELP = `
npm run audit-figures -- DATA [--by town|month|type|cause|band] [--json]
  独立核对统计：不经系统的统计程序，只用 SQL 从日志原文把每个指标在每个期间重算一遍，
  与大屏及接口所示逐项比对；分组统计所依据的逐案明细也逐条比对。SQL 在 relay-server/log/audit/，可供统计人员阅读、手工执行。
  只读，取同一时刻的数据，系统运行时也可使用。哈希链本身请另用 npm run verify 核对。
  Recomputes every figure by plain SQL over the log and compares it with what is shown.

  DATA         数据库文件（.sqlite），或数据目录（RELAY_DATA）：其中每个数据库都会核对，有一个无法核对时其余照常
  --by 分组    另列出重算的分组：town 镇街、month 月、type 案件类型、cause 案由、band 标的档次
  --json       以 JSON 输出全部数字；无法核对的 same 为 null

  结束码：0 全部一致；1 有不一致，已列出，或无法核对；2 用法不对或找不到文件
`;

await runCommand(
  HELP,
  { json: { type: 'boolean' }, by: { type: 'string' } },
  async (given, [data]) => {
    if (data === undefined) throw new UsageError('请给出一个 DATA');
    const by = breakdownIn(textOf(given, 'by'));
    const files = databasesIn(data);
    const audited = files.map((file) => {
      const found = audit(file, by);
      if (given.json !== true && found.report) print({ file, ...found.report });
      return { file, ...found };
    });
    if (given.json === true) console.log(JSON.stringify(audited.map(inJson), null, 2));
    else if (files.length > 1) printAll(audited);
    return audited.every(({ report }) => report?.same) ? 0 : 1;
  },
  { positionals: 1, interrupted: '核对只读，没有改动任何内容' },
);

/** A database as it was audited; without a report: it could not be, and why was said. */
interface Audited {
  readonly file: string;
  readonly report: AuditReport | null;
}

/** One that cannot be audited keeps none of the others from it. */
function audit(file: string, by: readonly AuditBreakdown[]): Omit<Audited, 'file'> {
  try {
    return { report: auditDatabase(file, by) };
  } catch (error) {
    console.error(`${file} 无法核对：`);
    sayFailure(error);
    return { report: null };
  }
}

function inJson({ file, report }: Audited): object {
  return report ? { file, ...report } : { file, same: null };
}

/** Of several databases how each came out. */
function printAll(audited: readonly Audited[]): void {
  console.log(`\n共 ${audited.length} 个数据库：`);
  for (const { file, report } of audited) {
    console.log(
      report ? `  ${report.same ? '✓ 一致' : '✗ 不一致'} ${file}` : `  ✗ 无法核对 ${file}`,
    );
  }
}

function breakdownIn(by: string | undefined): AuditBreakdown[] {
  if (by === undefined) return [];
  const known = auditBreakdowns.find((each) => each === by);
  if (!known) throw new UsageError(`--by 只能是 ${auditBreakdowns.join('、')}`);
  return [known];
}

function print({ file, head, today, figures, ...report }: AuditReport & { file: string }): void {
  console.log(`${file}\n  日志至第 ${head.seq} 号事件，法院日 ${today}，链头 ${head.digest}\n`);
  console.log(line(' ', '指标与期间', '所示', '由日志重算', '名称'));
  for (const figure of figures) printFigure(figure);
  printContributions(report.contributions);
  for (const { id, key, numerator, denominator } of report.breakdowns) {
    const halves = denominator === 0 ? '' : ` ÷ ${shown(denominator)}`;
    console.log(`      ${pad(id, 42)} ${pad(key, 20)} ${shown(numerator)}${halves}`);
  }
  const wrong = figures.filter(({ verdict }) => verdict !== 'same').length;
  console.log(
    report.same
      ? `\n  ✓ ${figures.length} 项全部一致`
      : `\n  ✗ 不一致：${figures.length} 项中 ${wrong} 项，及上列明细。先用 npm run verify 核对日志，再用 npm run rebuild 由日志重算`,
  );
}

/** Case by case: what is drawn from, and what breakdowns are made of. */
function printContributions({ first, firstMisgrouped, ...counted }: AuditedContributions): void {
  const { compared, differing, grouped, misgrouped } = counted;
  const mark = differing === 0 && misgrouped === 0 ? '✓' : '✗';
  const total = `${shown(compared)} 条，不符 ${shown(differing)} 条`;
  const groups = `${shown(grouped)} 件案件的镇街、类型、案由、标的档次，不符 ${shown(misgrouped)} 件`;
  console.log(`\n  ${mark} 逐案逐日明细 ${total}；${groups}（分组统计与抽案的依据）`);
  for (const place of first) printPlace(place);
  for (const who of firstMisgrouped) console.log(`      ${who} 的分组与日志不符`);
}

function printPlace({ day, part, who, stored, recomputed }: AuditedPlace): void {
  console.log(`      ${day} ${who}（${part}）：所存 ${shown(stored)}，重算 ${shown(recomputed)}`);
}

function printFigure({ id, label, verdict, numbers, places }: AuditedFigure): void {
  const [stored, recomputed] = mainOf(numbers);
  console.log(line(verdict === 'same' ? '✓' : '✗', id, stored, recomputed, label));
  if (verdict === 'unknown') console.log('      独立核对中没有这一项的算法，未能核对');
  if (verdict === 'missing') console.log('      应有而没有这一项结果');
  if (verdict !== 'differs') return;
  for (const { field, ...number } of numbers.filter(({ same }) => !same)) {
    console.log(`      ${field}：所示 ${shown(number.stored)}，重算 ${shown(number.recomputed)}`);
  }
  for (const place of places) printPlace(place);
  if (places.length === 0 && !id.includes('/')) {
    console.log('      逐案明细与日志一致，只有这一行结果不符');
  }
}

/** A figure's value, both ways; a row of a table has several numbers. */
function mainOf(numbers: readonly AuditedNumber[]): [stored: string, here: string] {
  const value = numbers.find(({ field }) => field === 'value');
  if (value) return [shown(value.stored), shown(value.recomputed)];
  const count = `${numbers.length} 个数`;
  return [count, count];
}

function shown(value: number | string | null): string {
  return typeof value === 'number' ? value.toLocaleString('en-US') : (value ?? '无');
}

function line(mark: string, id: string, stored: string, recomputed: string, label: string): string {
  return `  ${mark} ${pad(id, 42)} ${pad(stored, 20)} ${pad(recomputed, 20)} ${label}`;
}

/** Chinese characters take two columns. */
function pad(text: string, width: number): string {
  const columns = [...text].reduce((sum, char) => sum + (char > '\u00ff' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(0, width - columns));
}
