/** The session is not so that this may be done; the message says so in Chinese. */
export class SessionConflict extends Error {
  override readonly name = 'SessionConflict';
  /** Number of the rule of the book that forbids it, if one does. */
  readonly rule: string | undefined;

  constructor(message: string, rule?: string) {
    super(message);
    this.rule = rule;
  }
}
