import { type ProblemAnswer, problemAnswer } from '../../../wire/library.ts';

/** Why something that was asked of the relay was not done. */
export type Cause =
  /** No answer came. */
  | 'unreachable'
  /** An answer that this page cannot read. */
  | 'unreadable'
  /** The relay said no, and why. */
  | 'refused';

/** A request that was not carried out; `message` is Chinese and says what to do. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly reason: Cause;
  readonly status: number | null;
  readonly code: string | null;
  /** Number of the relay's rule that forbids it. */
  readonly rule: string | null;

  constructor(
    reason: Cause,
    message: string,
    status: number | null = null,
    code?: string,
    rule?: string,
  ) {
    super(message);
    this.reason = reason;
    this.status = status;
    this.code = code ?? null;
    this.rule = rule ?? null;
  }
}

const ADVICE: Readonly<Record<string, string>> = {
  storage_unavailable: '请稍后再试；所填内容都还在',
  shutting_down: '请稍后再试；所填内容都还在',
  not_ready: '请稍后再试',
  rate_limited: '请稍后再试；所填内容都还在',
  internal: '请通知运维；所填内容都还在',
};

export const UNREACHABLE = '连不上中继，没有办成；所填内容都还在，恢复后请再试';

/** What a refusal says to whoever asked. */
export function refusalOf(status: number, body: unknown): Refused {
  const problem = problemAnswer.safeParse(body);
  if (!problem.success) {
    return new Refused('unreadable', `中继的答复无法识别（${status}），请通知运维`, status);
  }
  const { code, rule } = problem.data;
  return new Refused('refused', sentenceOf(problem.data), status, code, rule);
}

function sentenceOf({ title, detail, code, rule }: ProblemAnswer): string {
  const said = detail ?? title;
  const numbered = rule !== undefined && !said.includes(rule) ? `${said}（规则 ${rule}）` : said;
  const advice = Object.hasOwn(ADVICE, code) ? ADVICE[code] : undefined;
  return advice === undefined ? numbered : `${numbered}。${advice}`;
}

/** Any failure in words. */
export function wordsOf(error: unknown): string {
  return error instanceof Refused ? error.message : '页面出错，请刷新后再试；反复出现请通知运维';
}
