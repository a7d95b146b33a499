import { type CoerciveMeasure, coerciveMeasures } from '../../../../wire/codes.ts';

export type OutcomeKind = 'paid' | 'settled' | 'refused';

/** What came of it for one invitee, as it is being filled in: everything as typed. */
export interface OutcomeDraft {
  readonly outcome: OutcomeKind;
  /** Yuan. */
  readonly paid: string;
  readonly settled: string;
  /** Court day. */
  readonly deadline: string;
  readonly instalments: readonly { readonly due: string; readonly amount: string }[];
  /** '': none. */
  readonly measure: string;
  readonly ground: string;
  readonly approver: string;
  /** 文书号. */
  readonly instrument: string;
  /** Of a fine, yuan. */
  readonly fine: string;
  /** Of a detention, court days. */
  readonly from: string;
  readonly until: string;
  readonly statement: string;
}

export const EMPTY_OUTCOME: OutcomeDraft = {
  ...{ outcome: 'settled', paid: '', settled: '', deadline: '', instalments: [] },
  ...{ measure: '', ground: '', approver: '', instrument: '', fine: '', from: '', until: '' },
  statement: '',
};

/** As the relay takes it; money in fen. */
export interface SentOutcome {
  readonly outcome: OutcomeKind;
  readonly paidFen?: number;
  readonly settlement?: {
    readonly amount: number;
    readonly deadline: string;
    readonly instalments?: readonly { readonly due: string; readonly amount: number }[];
  };
  readonly measure?: {
    readonly kind: CoerciveMeasure;
    readonly ground: string;
    readonly approver: string;
    readonly instrument: string;
    readonly amount?: number;
    readonly from?: string;
    readonly until?: string;
  };
  readonly statement?: string;
}

const MOST_FEN = 10_000_000_000_000;
export const MOST_INSTALMENTS = 120;

/** Yuan as typed, with or without separators, in fen; null: not an amount above nothing. */
export function fenOf(typed: string): number | null {
  const bare = typed
    .trim()
    .replaceAll(/[,，\s]/g, '')
    .replace(/元$/, '');
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(bare);
  if (!match) return null;
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return fen > 0 && fen <= MOST_FEN ? fen : null;
}

/** Why it cannot be sent yet, in words; null: it can. @param today court day */
export function lackOfOutcome(draft: OutcomeDraft, today: string): string | null {
  return lackOfSums(draft, today) ?? lackOfMeasure(draft);
}

/** Whether a measure has a sum, a span of days, or neither. */
export const hasFine = (measure: string) => measure === 'fine';
export const hasDays = (measure: string) => measure === 'judicialDetention';

function lackOfMeasure(draft: OutcomeDraft): string | null {
  const { measure, ground, approver, instrument, fine, from, until } = draft;
  if (measure === '') return null;
  if (ground.trim() === '') return '请填写采取措施的事由';
  if (approver.trim() === '') return '请填写批准人';
  if (instrument.trim() === '') return '请填写文书号';
  if (hasFine(measure) && fenOf(fine) === null) return '请填写罚款金额';
  if (hasDays(measure) && (from === '' || until === '')) return '请选择拘留起止日期';
  if (hasDays(measure) && until < from) return '拘留截止日早于起始日';
  return null;
}

function lackOfSums(draft: OutcomeDraft, today: string): string | null {
  const paid = fenOf(draft.paid);
  if (draft.paid.trim() !== '' && paid === null) return '当场履行金额不是有效金额，例：39,000.00';
  switch (draft.outcome) {
    case 'paid':
      return paid === null ? '请填写当场履行金额' : null;
    case 'settled':
      return lackOfTerms(draft, today);
    case 'refused':
      return paid === null
        ? null
        : '拒不履行不填当场履行金额；已付一部分的，请选“当场履行”或“达成和解”';
  }
}

function lackOfTerms(
  { settled, deadline, instalments }: OutcomeDraft,
  today: string,
): string | null {
  const amount = fenOf(settled);
  if (amount === null) return '请填写和解金额';
  if (deadline === '') return '请选择履行期限';
  if (deadline < today) return '履行期限已经过去';
  if (instalments.length === 0) return null;
  if (instalments.length > MOST_INSTALMENTS) return `分期最多 ${MOST_INSTALMENTS} 期`;
  let sum = 0;
  let before = today;
  for (const [at, { due, amount: part }] of instalments.entries()) {
    const fen = fenOf(part);
    if (due === '' || fen === null) return `请填写第 ${at + 1} 期的日期与金额`;
    if (due < before) return `第 ${at + 1} 期的日期早于${at === 0 ? '今天' : '上一期'}`;
    if (due > deadline) return `第 ${at + 1} 期晚于履行期限`;
    before = due;
    sum += fen;
  }
  if (sum === amount) return null;
  const apart = (Math.abs(amount - sum) / 100).toLocaleString('en-US', {
    minimumFractionDigits: 2,
  });
  return `各期合计与和解金额相差 ${apart} 元`;
}

/** null: something is lacking. */
export function sentOutcome(draft: OutcomeDraft, today: string): SentOutcome | null {
  if (lackOfOutcome(draft, today) !== null) return null;
  const { outcome, deadline } = draft;
  const paidFen = fenOf(draft.paid);
  const amount = fenOf(draft.settled);
  const measure = coerciveMeasures.codes.find((code) => code === draft.measure);
  const statement = draft.statement.trim();
  const instalments = draft.instalments.flatMap(({ due, amount: part }) => {
    const fen = fenOf(part);
    return fen === null ? [] : [{ due, amount: fen }];
  });
  return {
    outcome,
    ...(paidFen !== null && { paidFen }),
    ...(outcome === 'settled' &&
      amount !== null && {
        settlement: { amount, deadline, ...(instalments.length > 0 && { instalments }) },
      }),
    ...(measure !== undefined && { measure: measureOf(draft, measure) }),
    ...(statement !== '' && { statement }),
  };
}

function measureOf(draft: OutcomeDraft, kind: CoerciveMeasure): SentOutcome['measure'] & object {
  const { ground, approver, instrument, from, until } = draft;
  const amount = hasFine(kind) ? fenOf(draft.fine) : null;
  return {
    ...{ kind, ground: ground.trim(), approver: approver.trim(), instrument: instrument.trim() },
    ...(amount !== null && { amount }),
    ...(hasDays(kind) && { from, until }),
  };
}
