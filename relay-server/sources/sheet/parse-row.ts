import {
  type AssetKind,
  assetKinds,
  type ClosingWay,
  closingWays,
  type NodeCode,
  nodes,
  type SeizureMeasure,
  seizureMeasures,
  type TownCode,
  towns,
} from '../../../wire/codes.ts';
import { caseNumber as caseNumberSchema, isCalendarDay } from '../../../wire/primitives.ts';
import type { Cell, SheetRow } from './columns.ts';

export interface CaseRow {
  caseNumber: string;
  filedOn: string;
  cause: string;
  judge: string | null;
  applicants: string[];
  executees: string[];
  claimAmount: number;
  recoveredAmount: number;
  node: NodeCode | null;
  closedOn: string | null;
  closingWay: ClosingWay | null;
  basis: string | null;
  town: TownCode;
}

/** States that a list can state; what happens in between comes from the case system. */
export const ASSET_ROW_STATES = ['未控制', '生效', '轮候', '已解除', '已失效'] as const;
export interface AssetRow {
  caseNumber: string;
  kind: AssetKind;
  name: string;
  value: number | null;
  measure: SeizureMeasure | null;
  from: string | null;
  until: string | null;
  rank: number | null;
  state: (typeof ASSET_ROW_STATES)[number];
  instrument: string | null;
}

/** Why a row cannot be taken, in Chinese, naming the column. */
export class RowProblem extends Error {
  override readonly name = 'RowProblem';
}

/** @throws RowProblem */
export function parseCaseRow(row: SheetRow): CaseRow {
  const read = reader(row);
  const closedOn = read.day('结案日期');
  const closingWay = read.code('结案方式', closingWays.labels);
  if ((closedOn === null) !== (closingWay === null)) {
    throw new RowProblem('结案日期与结案方式须同时填写或同时留空');
  }
  return {
    caseNumber: read.caseNumber(),
    filedOn: required('立案日期', read.day('立案日期')),
    cause: required('立案案由', read.text('立案案由', 60)),
    judge: read.text('承办人', 40),
    applicants: read.names('申请执行人'),
    executees: read.names('被执行人'),
    claimAmount: required('申请执行标的金额', read.money('申请执行标的金额')),
    recoveredAmount: read.money('实际到位金额') ?? 0,
    node: read.node('当前节点'),
    closedOn,
    closingWay,
    basis: read.text('执行依据文号', 120),
    town: read.code('镇街', towns.labels) ?? '440607000000',
  };
}

/** @throws RowProblem */
export function parseAssetRow(row: SheetRow): AssetRow {
  const read = reader(row);
  const stateText = read.text('状态', 20) ?? '未控制';
  const state = ASSET_ROW_STATES.find((each) => each === stateText);
  if (!state) {
    throw new RowProblem(
      `状态“${stateText}”不能由表格导入，只接受：${ASSET_ROW_STATES.join('、')}；处置过程请由业务系统报送`,
    );
  }
  const parsed: AssetRow = {
    caseNumber: read.caseNumber(),
    kind: required('财产种类', read.code('财产种类', assetKinds.labels)),
    name: required('财产名称', read.text('财产名称', 120)),
    value: read.money('评估价值'),
    measure: read.code('措施', seizureMeasures.labels),
    from: read.day('措施起始'),
    until: read.day('措施到期'),
    rank: read.count('轮候顺位'),
    state,
    instrument: read.text('文书号', 60),
  };
  if (state === '未控制') return parsed;
  if (!parsed.measure) throw new RowProblem(`状态为“${state}”时须填写措施`);
  if (!parsed.from) throw new RowProblem(`状态为“${state}”时须填写措施起始`);
  if (state === '轮候' && parsed.rank === null) throw new RowProblem('轮候须填写轮候顺位');
  if (state !== '轮候' && !parsed.until) throw new RowProblem(`状态为“${state}”时须填写措施到期`);
  return parsed;
}

function required<T>(column: string, value: T | null): T {
  if (value === null) throw new RowProblem(`${column}未填写`);
  return value;
}

function reader(row: SheetRow) {
  const cell = (column: string): Cell => row.cells.get(column) ?? null;
  const text = (column: string, max: number): string | null => {
    const value = cell(column);
    if (value === null) return null;
    const written = value instanceof Date ? isoDay(value) : String(value).trim();
    if (written.length > max) throw new RowProblem(`${column}超过 ${max} 字`);
    return written === '' ? null : written;
  };
  return {
    text,
    caseNumber(): string {
      const parsed = caseNumberSchema.safeParse(text('案号', 60) ?? '');
      if (!parsed.success) throw new RowProblem('案号有误，例：（2024）粤0607执1234号');
      return parsed.data;
    },
    day(column: string): string | null {
      const value = cell(column);
      if (value === null) return null;
      if (value instanceof Date) return isoDay(value);
      const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s.*)?$/.exec(
        String(value).trim(),
      );
      const day = match
        ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`
        : '';
      if (!isCalendarDay(day))
        throw new RowProblem(`${column}“${String(value)}”不是有效日期，例：2024-11-28`);
      return day;
    },
    /** Yuan, as offices write it (1,234.56 · ¥ · 元 · 万元), to fen. */
    money(column: string): number | null {
      const value = cell(column);
      if (value === null) return null;
      const match = /^[¥￥]?(-?\d+(?:\.\d+)?)(万元|万|元)?$/.exec(
        String(value).replace(/[,，\s]/g, ''),
      );
      const yuan = Number(match?.[1] ?? Number.NaN);
      const fen = Math.round(yuan * (match?.[2]?.startsWith('万') ? 1_000_000 : 100));
      if (!match || !Number.isSafeInteger(fen))
        throw new RowProblem(`${column}“${String(value)}”不是金额，单位为元，例：126000.00`);
      if (fen < 0) throw new RowProblem(`${column}不能是负数`);
      return fen;
    },
    count(column: string): number | null {
      const value = text(column, 10);
      if (value === null) return null;
      if (!/^[1-9]\d?$/.test(value)) throw new RowProblem(`${column}“${value}”不是 1–99 的整数`);
      return Number(value);
    },
    names(column: string): string[] {
      const list = (text(column, 8_000) ?? '')
        .split(/[、,，;；\n]+/)
        .map((name) => name.trim())
        .filter((name) => name !== '');
      if (list.length === 0) throw new RowProblem(`${column}未填写`);
      const long = list.find((name) => name.length > 120);
      if (long) throw new RowProblem(`${column}中有姓名或名称超过 120 字`);
      return list;
    },
    code<T extends string>(column: string, labels: Readonly<Record<T, string>>): T | null {
      const value = text(column, 40);
      return value === null ? null : codeOf(column, value, labels);
    },
    node(column: string): NodeCode | null {
      const value = text(column, 40);
      if (value === null) return null;
      return codeOf(
        column,
        value.replace(/^(\d{1,3})\D*$/, (_, code: string) => code.padStart(3, '0')),
        nodes.labels,
      );
    },
  };
}

const ALIASES: Readonly<Record<string, string>> = { 终本: '终结本次执行程序', 撤销案件: '销案' };

/** A code by its Chinese label, or the code itself. */
function codeOf<T extends string>(
  column: string,
  value: string,
  labels: Readonly<Record<T, string>>,
): T {
  const wanted = ALIASES[value] ?? value;
  for (const code in labels) {
    if (labels[code] === wanted || code === wanted) return code;
  }
  throw new RowProblem(
    `${column}“${value}”不在可选范围：${Object.values(labels).slice(0, 20).join('、')}`,
  );
}

/** Spreadsheet dates carry no zone; the reader gives them as UTC midnight. */
function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
