import type { ClockStop } from '../../wire/codes.ts';
import type { CaseType } from '../../wire/primitives.ts';
import type { TermTable } from './terms.ts';

/** Deadlines of the procedure (domain notes §1). Days are natural days unless named otherwise. */
export const deadlines = {
  /** 执行通知 (+报告财产令), from filing. */
  noticeDays: [
    { validFrom: '2009-01-01', value: 10, tag: 'L', basis: '民诉法 第251条；民诉法解释 第480条' },
  ],
  /** 执行通知 where a measure was taken at once, from that measure. */
  noticeAfterMeasureDays: [
    {
      validFrom: '2009-01-01',
      value: 3,
      tag: 'L',
      basis: '执行程序解释（法释〔2008〕13号，2020年修正）：立即采取措施的，三日内发送执行通知书',
    },
  ],
  /** 首次网络查控, from filing. */
  inquiryDays: [{ validFrom: '2009-01-01', value: 5, tag: 'A', basis: '各地规定 3–5 日，取 5 日' }],
  tipDays: [{ validFrom: '2009-01-01', value: 7, tag: 'L', basis: '民事执行财产调查规定 第2条' }],
  urgentTipDays: [
    { validFrom: '2009-01-01', value: 3, tag: 'L', basis: '民事执行财产调查规定 第2条' },
  ],
  /** 启动确定参考价, from the seizure. */
  appraisalStartDays: [
    { validFrom: '2018-09-01', value: 30, tag: 'L', basis: '法释〔2018〕15号 第1条' },
  ],
  /** 询价 (定向询价、网络询价), from its start. */
  inquiryPriceDays: [
    { validFrom: '2018-09-01', value: 3, tag: 'L', basis: '法释〔2018〕15号：询价三日' },
  ],
  /** 评估, from its start; then up to two extensions. */
  appraisalDays: [
    { validFrom: '2018-09-01', value: 30, tag: 'L', basis: '法释〔2018〕15号：评估三十日' },
  ],
  appraisalExtensionDays: [
    {
      validFrom: '2018-09-01',
      value: 30,
      tag: 'L',
      basis: '法释〔2018〕15号：可延长两次，每次不超过十五日',
    },
  ],
  /** 启动变价, from the reference price. */
  saleStartDays: [
    { validFrom: '2018-09-01', value: 10, tag: 'L', basis: '法释〔2018〕15号 第30条' },
  ],
  /** 案款发放, from arrival. */
  disbursementDays: [
    {
      validFrom: '2017-05-01',
      value: 30,
      tag: 'L',
      basis: '执行款物管理规定 第10条；各地 5–20 日',
    },
  ],
  objectionDays: [{ validFrom: '2008-04-01', value: 15, tag: 'L', basis: '民诉法 第236条' }],
  messageWorkingDays: [
    { validFrom: '2009-01-01', value: 3, tag: 'A', basis: '当事人留言 3 个工作日内答复；只除周末' },
  ],
  petitionEntryWorkingDays: [
    { validFrom: '2009-01-01', value: 5, tag: 'P', basis: '信访件 5 个工作日内录入；只除周末' },
  ],
  petitionDays: [{ validFrom: '2009-01-01', value: 30, tag: 'P', basis: '信访件 30 日内办结' }],
  /** 终本: least months since filing, and how fresh the network inquiry must be. */
  terminationMonths: [
    { validFrom: '2016-12-01', value: 3, tag: 'L', basis: '终本规定（法〔2016〕373号）第1条' },
  ],
  terminationInquiryMonths: [
    {
      validFrom: '2016-12-01',
      value: 3,
      tag: 'P',
      basis: '终本规定（法〔2016〕373号）第3条；终本前三个月内查询',
    },
  ],
} as const satisfies Record<string, TermTable<number>>;

/** Grounds on which the closing limit stops running. */
export const stoppingGrounds: TermTable<readonly ClockStop[]> = [
  {
    validFrom: '2007-01-01',
    value: ['appraisal', 'auction', 'suspension', 'deferral', 'jurisdiction'],
    tag: 'L',
    basis:
      '审限规定（法释〔2000〕29号）第9条：审计评估、拍卖变卖、中止、暂缓、管辖；执行期限规定（法发〔2006〕35号）第13条',
  },
];

/** Grounds on which a case's disposals rest: their limits do not run meanwhile. */
export const restingGrounds: TermTable<readonly ClockStop[]> = [
  {
    validFrom: '2007-01-01',
    value: ['suspension', 'deferral', 'jurisdiction'],
    tag: 'A',
    basis: '中止、暂缓、管辖争议期间不计入变价各步期限，参照执行期限规定第13条',
  },
];

/** Statutory closing limit in months by case type; types that are not listed have none. */
export const closingLimits: TermTable<{
  readonly months: Readonly<Partial<Record<CaseType, number>>>;
  readonly nonLitigation: number;
}> = [
  {
    validFrom: '2007-01-01',
    value: { months: { 执: 6, 执恢: 6 }, nonLitigation: 3 },
    tag: 'L',
    basis: '执行期限规定（法发〔2006〕35号）第1条；执恢同首执 [P]',
  },
];
