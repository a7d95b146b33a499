import type { VisitPage } from '../../../../wire/codes.ts';

/** A figure that a page shows: how it stands now, and as it was published with fixed ends. */
export interface ToldFigure {
  /** Indicator. */
  readonly of: string;
  /** What it is called where it is withheld and no row says it. */
  readonly name: string;
  /** The running period that is shown. */
  readonly live: 'centre' | 'year';
  /** The report period beside it. */
  readonly published?: 'published-centre' | 'published-year';
}

export type ToldChart =
  | { readonly kind: 'months'; readonly rows: readonly MonthRow[] }
  /** Both periods of these changes. */
  | { readonly kind: 'versus' }
  | { readonly kind: 'stages' };

/** A part of the trend rows, month by month. */
export interface MonthRow {
  readonly field: MonthField;
  readonly title: string;
  readonly look: 'bar' | 'line';
}
export type MonthField =
  | 'closed'
  | 'recovered'
  | 'averageDays'
  | 'codePersons'
  | 'questionPersons'
  | 'warningPersons'
  | 'warningRecovered';

/** One page: a question that visitors bring along, the figures that answer it, one chart. */
export interface ToldPage {
  readonly question: string;
  /** What has to be known to read the figures rightly. */
  readonly remark: string;
  /** In order of weight; the first is opened by Enter. */
  readonly figures: readonly ToldFigure[];
  readonly chart: ToldChart;
}

/** What is said on each page. Questions, not praise: the figures answer, whichever way they go. */
export const story: Readonly<Record<VisitPage, ToldPage>> = {
  year: {
    question: '执结了多少案件，执行到位多少钱？',
    remark: '执结含各种结案方式，终结本次执行程序在内，不等于执行完毕',
    figures: [
      { of: 'closedCount', name: '首执案件执结数', live: 'centre', published: 'published-centre' },
      { of: 'recoveredTotal', name: '执行到位金额', live: 'centre', published: 'published-centre' },
    ],
    chart: {
      kind: 'months',
      rows: [
        { field: 'closed', title: '每月首执结案，件', look: 'bar' },
        { field: 'recovered', title: '每月到位金额，万元', look: 'bar' },
      ],
    },
  },
  faster: {
    question: '一件案子从立案到结案，要多少天？',
    remark: '平均用时按自然日，审计、评估、拍卖等时间未扣除；法定期限依法扣除',
    figures: [
      { of: 'averageClosingDays', name: '结案平均用时', live: 'year', published: 'published-year' },
      { of: 'closedWithinLimitRate', name: '法定期限内结案率', live: 'year' },
    ],
    chart: {
      kind: 'months',
      rows: [{ field: 'averageDays', title: '每月结案的首执案件平均用时，天', look: 'line' }],
    },
  },
  calmer: {
    question: '执行异议和信访，是多了还是少了？',
    remark: '与上年同期相比，两期的件数都在这里',
    figures: [
      {
        of: 'objectionChange',
        name: '执行异议同比',
        live: 'centre',
        published: 'published-centre',
      },
      { of: 'petitionChange', name: '执行信访同比', live: 'centre', published: 'published-centre' },
    ],
    chart: { kind: 'versus' },
  },
  open: {
    question: '当事人能随时看到办案进度吗？',
    remark: '“一码通看”：扫码看自己案件的进度',
    figures: [
      { of: 'codePersons', name: '进度码推送人次', live: 'centre', published: 'published-centre' },
      { of: 'codeCases', name: '进度码推送案件', live: 'centre', published: 'published-centre' },
      {
        of: 'questionPersons',
        name: '解答咨询人次',
        live: 'centre',
        published: 'published-centre',
      },
    ],
    chart: {
      kind: 'months',
      rows: [
        { field: 'codePersons', title: '每月推送进度码，人次', look: 'bar' },
        { field: 'questionPersons', title: '每月解答咨询，人次', look: 'bar' },
      ],
    },
  },
  settled: {
    question: '警示教育之后，有多少人履行或和解？',
    remark: '达成和解不等于已经履行；到位金额只计记录可追溯到警示活动或类案教育的',
    figures: [
      {
        of: 'warningSettled',
        name: '警示教育后履行或和解人数',
        live: 'year',
        published: 'published-year',
      },
      {
        of: 'warningRecovered',
        name: '警示教育后到位金额',
        live: 'year',
        published: 'published-year',
      },
    ],
    chart: {
      kind: 'months',
      rows: [
        { field: 'warningPersons', title: '每月履行或和解，人次', look: 'bar' },
        { field: 'warningRecovered', title: '每月到位金额，万元', look: 'bar' },
      ],
    },
  },
  stock: {
    question: '终本的案件，回头再查了吗？',
    remark: '终本不是了结：发现可供执行的财产，依法恢复执行',
    figures: [
      { of: 'campaignRequeried', name: '终本清仓已复查案件', live: 'centre' },
      { of: 'campaignRecovered', name: '终本清仓到位金额', live: 'centre' },
    ],
    chart: { kind: 'stages' },
  },
};

/** The stages of 终本清仓, as far as cases came. */
const stockStages = [
  { of: 'campaignPool', label: '纳入清仓' },
  { of: 'campaignRequeried', label: '已复查' },
  { of: 'campaignCleared', label: '已清结' },
  { of: 'campaignResumed', label: '其中恢复执行' },
] as const;

/** The stages that are told, and the names of those that are not, in words; empty: all are told. */
export function toldStages(told: (figure: string) => number | null) {
  const all = stockStages.map(({ of, label }) => ({ label, value: told(`${of}@centre`) }));
  const stages = all.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
  const rest = all.flatMap(({ label, value }) => (value === null ? [label] : []));
  const untold = rest.length === 0 ? '' : `（${rest.join('、')}：不足五，不予公布，或尚无数据）`;
  return { stages, untold };
}

export function liveId({ of, live }: ToldFigure): string {
  return `${of}@${live}`;
}
