import type { AlertLevel } from '../../wire/codes.ts';
import type { TermTable } from './terms.ts';

/** From `days` before the due day on, the alert has this level. Descending. */
export interface Step {
  readonly days: number;
  readonly level: AlertLevel;
}

const BASIS = '值守惯例，可调';

/** When the wall speaks up. Our assumptions throughout [A], except where domain notes §2 fix them. */
export const thresholds = {
  seizureExpiring: [
    {
      validFrom: '2000-01-01',
      value: [
        { days: 60, level: 'info' },
        { days: 30, level: 'warning' },
        { days: 15, level: 'warning' },
        { days: 7, level: 'critical' },
        { days: 1, level: 'critical' },
      ],
      tag: 'P',
      basis: '到期前 60/30/15/7/1 日提醒',
    },
  ],
  closingLimit: [
    {
      validFrom: '2000-01-01',
      value: [
        { days: 30, level: 'info' },
        { days: 15, level: 'warning' },
        { days: 7, level: 'critical' },
      ],
      tag: 'P',
      basis: '法定结案期限前 30/15/7 日提醒',
    },
  ],
  referencePriceExpiring: [
    {
      validFrom: '2000-01-01',
      value: [
        { days: 30, level: 'info' },
        { days: 7, level: 'warning' },
      ],
      tag: 'P',
      basis: '参考价失效前 30/7 日提醒',
    },
  ],
  /** Days before the 30th day: day 25. */
  appraisalOverdue: [
    {
      validFrom: '2000-01-01',
      value: [{ days: 5, level: 'warning' }],
      tag: 'P',
      basis: '第 25 日',
    },
  ],
  /** The end of two full extensions of an appraisal; from day 30 on it runs on one. */
  appraisalDue: [
    {
      validFrom: '2000-01-01',
      value: [
        { days: 30, level: 'info' },
        { days: 5, level: 'warning' },
      ],
      tag: 'A',
      basis: BASIS,
    },
  ],
  inquiryPriceDue: [
    { validFrom: '2000-01-01', value: [{ days: 1, level: 'info' }], tag: 'A', basis: BASIS },
  ],
  saleDue: [
    { validFrom: '2000-01-01', value: [{ days: 3, level: 'warning' }], tag: 'A', basis: BASIS },
  ],
  /** Days before the 30th day: day 20. */
  disbursementOverdue: [
    {
      validFrom: '2000-01-01',
      value: [{ days: 10, level: 'warning' }],
      tag: 'P',
      basis: '第 20 日',
    },
  ],
  secondAuctionDue: [
    {
      validFrom: '2000-01-01',
      value: [
        { days: 30, level: 'info' },
        { days: 7, level: 'warning' },
      ],
      tag: 'A',
      basis: BASIS,
    },
  ],
  noticeDue: [
    { validFrom: '2000-01-01', value: [{ days: 3, level: 'warning' }], tag: 'A', basis: BASIS },
  ],
  inquiryDue: [
    { validFrom: '2000-01-01', value: [{ days: 2, level: 'warning' }], tag: 'A', basis: BASIS },
  ],
  tipDue: [
    { validFrom: '2000-01-01', value: [{ days: 2, level: 'warning' }], tag: 'A', basis: BASIS },
  ],
  objectionDue: [
    { validFrom: '2000-01-01', value: [{ days: 5, level: 'warning' }], tag: 'A', basis: BASIS },
  ],
  settlementDue: [
    {
      validFrom: '2000-01-01',
      value: [
        { days: 7, level: 'info' },
        { days: 1, level: 'warning' },
      ],
      tag: 'A',
      basis: BASIS,
    },
  ],
  instalmentDue: [
    { validFrom: '2000-01-01', value: [{ days: 3, level: 'info' }], tag: 'A', basis: BASIS },
  ],
  /** From its receipt on: a message waits for somebody from the first day. */
  messageDue: [
    {
      validFrom: '2000-01-01',
      value: [
        { days: 30, level: 'info' },
        { days: 1, level: 'warning' },
      ],
      tag: 'A',
      basis: BASIS,
    },
  ],
  petitionEntry: [
    { validFrom: '2000-01-01', value: [{ days: 2, level: 'info' }], tag: 'A', basis: BASIS },
  ],
  petitionDue: [
    {
      validFrom: '2000-01-01',
      value: [
        { days: 10, level: 'info' },
        { days: 3, level: 'warning' },
      ],
      tag: 'A',
      basis: BASIS,
    },
  ],
} as const satisfies Record<string, TermTable<readonly Step[]>>;

/** For how many days, or above which ratio, an alert stands. */
export const spans = {
  lapsedDays: [{ validFrom: '2000-01-01', value: 30, tag: 'A', basis: '失效后提示 30 日' }],
  promotedDays: [{ validFrom: '2000-01-01', value: 7, tag: 'A', basis: '轮候转正提示 7 日' }],
  breachedDays: [{ validFrom: '2000-01-01', value: 30, tag: 'A', basis: '和解违约提示 30 日' }],
  auctionDays: [{ validFrom: '2000-01-01', value: 3, tag: 'P', basis: '开拍、结束前 3 日提示' }],
  /** Σ value of seizures in force above this percentage of the outstanding amount. */
  overSeizurePercent: [
    { validFrom: '2000-01-01', value: 120, tag: 'A', basis: '不得明显超标的；明显取 120%' },
  ],
  /** Money received above this percentage of claim and interest. */
  overCollectionPercent: [
    { validFrom: '2000-01-01', value: 120, tag: 'A', basis: '费用与迟延利息取 20% 余量' },
  ],
} as const satisfies Record<string, TermTable<number>>;
