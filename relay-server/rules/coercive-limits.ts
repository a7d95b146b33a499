import type { TermTable } from './terms.ts';

export interface CoerciveLimits {
  /** 拘传: hours of one appearance; the longer only where detention is likely. */
  readonly appearanceHours: number;
  readonly appearanceHoursDetentionLikely: number;
  readonly detentionDays: number;
  /** 罚款 in fen, both ends included. */
  readonly finePerson: readonly [number, number];
  readonly fineEntity: readonly [number, number];
  /** 失信: 2 years, up to 3 more in grave cases. */
  readonly dishonestyMonths: number;
}

export const coerciveLimits: TermTable<CoerciveLimits> = [
  {
    validFrom: '2013-01-01',
    value: {
      appearanceHours: 8,
      appearanceHoursDetentionLikely: 24,
      detentionDays: 15,
      finePerson: [1, 10_000_000],
      fineEntity: [5_000_000, 100_000_000],
      dishonestyMonths: 60,
    },
    tag: 'L',
    basis:
      '民诉法 第118条；民诉法解释 第482条；失信规定（法释〔2017〕7号）第2条：2 年，可延长 1–3 年',
  },
];
