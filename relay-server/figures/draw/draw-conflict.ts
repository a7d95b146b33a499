import { type RuleNumber, ruleBook } from '../../rules/rule-book.ts';

/** Cases cannot be drawn like this; the message says why and what to do, in Chinese. */
export class DrawConflict extends Error {
  override readonly name = 'DrawConflict';
  /** What is named is not there. */
  readonly isUnknown: boolean;
  readonly rule: string | undefined;

  constructor(
    message: string,
    { isUnknown = false, rule }: { isUnknown?: boolean; rule?: string } = {},
  ) {
    super(message);
    this.isUnknown = isUnknown;
    this.rule = rule;
  }

  static of(rule: RuleNumber): DrawConflict {
    return new DrawConflict(ruleBook[rule].sentence, { rule });
  }

  static unknown(rule: RuleNumber): DrawConflict {
    return new DrawConflict(ruleBook[rule].sentence, { isUnknown: true, rule });
  }
}
