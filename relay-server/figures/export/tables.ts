import { closingWays, figureUnits } from '../../../wire/codes.ts';
import type { TakeHome, TakenFigure } from '../../../wire/take-home.ts';
import { courtTime, yuanText } from '../../csv-text.ts';

/** Money is apart, so that each format writes it its own way. */
export type TableCell = string | number | null | { readonly fen: number };

export interface Table {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** What the files say of themselves: of whom, of when, and how it can be checked. */
export function aboutTable(taken: TakeHome): Table {
  const { courtName, demo, courtToday, asOf, seq, head } = taken;
  return {
    name: '说明',
    heads: ['项目', '内容'],
    rows: [
      ['名称', '执行工作数据（参观）'],
      ['法院', courtName],
      ...(demo ? [['性质', '演示数据，人物、案件、金额均为虚构'] as const] : []),
      ['数据截至', courtTime(asOf)],
      ['法院日', courtToday],
      ['日志序号', seq],
      ['日志链头', head],
      ['不公布', '件数或人次为 1 至 4 的，以及由其可推出的，不公布'],
      [
        '核对',
        '法院可在系统上以 npm run audit-figures 由日志重算各项指标，以 npm run verify 核对链头',
      ],
    ],
  };
}

/** The figures with all that they stand on, and the tables beside them. */
export function tablesOf(taken: TakeHome): readonly Table[] {
  return [figures(taken), months(taken), closings(taken), towns(taken)];
}

function figures({ figures: taken, courtToday }: TakeHome): Table {
  return {
    name: '指标',
    heads: [
      ...['指标', '期间起', '期间止', '至今', '数值', '单位', '分子', '分母', '本期', '上年同期'],
      ...['上年同期起', '上年同期止', '两期重叠', '定义', '编号'],
    ],
    rows: taken.map((figure) => {
      const { period, previous, value, unit } = figure;
      return [
        figure.label,
        period.from,
        period.to ?? courtToday,
        period.to === null ? '是' : '否',
        value === null ? '无（没有可除的数）' : inUnit(value, unit),
        figureUnits.labels[unit],
        ...halves(figure),
        previous === undefined || figure.numerator === undefined
          ? null
          : previous.value + figure.numerator,
        previous?.value ?? null,
        previous?.from ?? null,
        previous?.to ?? null,
        overlapOf(figure),
        figure.definition,
        figure.id,
      ];
    }),
  };
}

/** Days that both periods count. */
function overlapOf({ previous, period: { from } }: TakenFigure): string | null {
  return previous && previous.to >= from ? `${from} 至 ${previous.to} 两边都计入` : null;
}

/** Numerator and denominator; of a rate of sums of money both are money. */
function halves({ id, numerator, denominator }: TakenFigure): [TableCell, TableCell] {
  const isMoney = id.startsWith('recoveryRate@');
  const cell = (n: number | undefined) => (n === undefined ? null : isMoney ? { fen: n } : n);
  return [cell(numerator), cell(denominator)];
}

function inUnit(value: number, unit: TakenFigure['unit']): TableCell {
  return unit === 'fen' ? { fen: value } : value;
}

function months({ months: taken, courtToday }: TakeHome): Table {
  const money = (value: number | null) => (value === null ? null : { fen: value });
  return {
    name: '按月',
    heads: [
      ...['月份', '首执立案（件）', '首执结案（件）', '到位金额（元）', '结案标的（元）'],
      ...['结案平均用时（天）', '推送进度码（人次）', '解答咨询（人次）'],
      ...['警示后履行或和解（人次）', '警示后到位金额（元）', '备注'],
    ],
    rows: taken.map((month) => [
      month.month,
      month.filed,
      month.closed,
      { fen: month.recovered },
      { fen: month.claimedClosed },
      month.averageDays,
      month.codePersons,
      month.questionPersons,
      month.warningPersons,
      money(month.warningRecovered),
      courtToday.startsWith(month.month) ? '本月尚未结束' : revisedOf(month),
    ]),
  };
}

const STATED = { filed: '首执立案', closed: '首执结案', recovered: '到位金额' } as const;

/** What of a month was revised after it was over; what it was is left out where it is not to be told. */
function revisedOf(month: TakeHome['months'][number]): string | null {
  const { stated } = month;
  if (stated === null) return null;
  const words = (['filed', 'closed', 'recovered'] as const).flatMap((field) => {
    const say = field === 'recovered' ? yuanText : String;
    const first = stated[field];
    if (first === month[field]) return [];
    const before = first === null ? '已修订' : `原 ${say(first)}`;
    return [`${STATED[field]}${before}，现 ${say(month[field])}`];
  });
  return words.length === 0 ? null : `修订：${words.join('；')}`;
}

function closings({ closings: taken }: TakeHome): Table {
  return {
    name: '按结案方式',
    heads: ['年份', '结案方式', '首执结案（件）'],
    rows: taken.map(({ year, way, cases }) => [year, closingWays.labels[way], cases]),
  };
}

function towns({ towns: taken, courtToday }: TakeHome): Table {
  const year = courtToday.slice(0, 4);
  return {
    name: '按镇街',
    heads: [
      ...['镇街', '在办案件（件）', '在办标的（元）'],
      ...[`${year} 年首执立案（件）`, `${year} 年到位金额（元）`],
    ],
    rows: taken.map((town) => [
      town.name,
      town.openCases,
      { fen: town.openAmount },
      town.filedThisYear,
      { fen: town.recoveredThisYear },
    ]),
  };
}
