import type { TermTable } from './terms.ts';

/** How long recordings of enforcement are kept. */
export interface RetentionTerms {
  /** Calendar months after the end of any recording: a hundred and eighty days would be less than six months. */
  readonly months: number;
  /** Years after its case was closed for good. */
  readonly caseYears: number;
}

/** What must be kept at least; a court may keep longer, never shorter. By the day of the recording's end. */
export const leastRetention: TermTable<RetentionTerms> = [
  {
    validFrom: '2000-01-01',
    value: { months: 6, caseYears: 1 },
    tag: 'P',
    basis: '执行录像至少保存六个月，关联案件的更长',
  },
];

/** What is kept where a court says nothing else. */
export const usualRetention: TermTable<RetentionTerms> = [
  {
    validFrom: '2000-01-01',
    value: { months: 6, caseYears: 5 },
    tag: 'A',
    basis: '关联案件的取结案后五年，与终本案件五年复查同长',
  },
];

/** After a legal hold has ended or the case was changed: a mistake can be mended so many days longer. */
export const mendingDays: TermTable<number> = [
  { validFrom: '2000-01-01', value: 30, tag: 'A', basis: '解除保全、改动关联后再留三十日' },
];
