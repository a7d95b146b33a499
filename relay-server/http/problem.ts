import { PROBLEMS, type Problem, type ProblemCode } from '../../wire/refusal.ts';

/** A request that cannot be carried out: thrown anywhere below a route, answered once (errors.ts). */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly rule: string | undefined;
  readonly more: Readonly<Record<string, unknown>>;

  /**
   * @param detail Chinese, what exactly is wrong with this request
   * @param rule number of the rule of the book that forbids it
   * @param more further members of the answer
   */
  constructor(
    code: ProblemCode,
    detail?: string,
    headers: Readonly<Record<string, string>> = {},
    rule?: string,
    more: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.headers = headers;
    this.rule = rule;
    this.more = more;
  }
}

/** The body of an error answer (RFC 9457 with `code`). */
export function problemBody(code: ProblemCode, detail?: string, rule?: string): Problem {
  const [status, title] = PROBLEMS[code];
  const said = { ...(detail !== undefined && { detail }), ...(rule !== undefined && { rule }) };
  return { type: 'about:blank', title, status, code, ...said };
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Seconds after which a source should try again, as a header. */
export function retryAfter(seconds: number): { 'retry-after': string } {
  return { 'retry-after': String(seconds) };
}
