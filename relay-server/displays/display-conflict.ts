import type { RuleNumber } from '../rules/rule-book.ts';
import { ruleBook } from '../rules/rule-book.ts';

/** The wall or the display is not so that this may be done; the message says so in Chinese. */
export class DisplayConflict extends Error {
  override readonly name = 'DisplayConflict';
  /** What is named is not there. */
  readonly isUnknown: boolean;
  readonly rule: string | undefined;

  constructor(
    message: string,
    { isUnknown = false, rule }: { isUnknown?: boolean; rule?: string },
  ) {
    super(message);
    this.isUnknown = isUnknown;
    this.rule = rule;
  }

  static of(rule: RuleNumber): DisplayConflict {
    return new DisplayConflict(ruleBook[rule].sentence, { rule });
  }

  static unknown(rule: 'B-2' | 'B-6'): DisplayConflict {
    return new DisplayConflict(ruleBook[rule].sentence, { isUnknown: true, rule });
  }
}

/** Showing more needs the operator's password again. */
export class NotConfirmed extends Error {
  override readonly name = 'NotConfirmed';
}
