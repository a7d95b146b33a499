import { type Saying, type SayOptions, sayOwn } from '../intake/say-own.ts';

/** A rule of the book forbids it; the message says so in Chinese. */
export class AccessRefused extends Error {
  override readonly name = 'AccessRefused';
  readonly rule: string | undefined;

  constructor(message: string, rule?: string) {
    super(message);
    this.rule = rule;
  }
}

/**
 * Says what was done to accounts and sign-ins, durably and in one commit.
 * @throws AccessRefused; StorageUnavailable, Overloaded
 */
export function say(sayings: readonly Saying[], options: SayOptions): Promise<void> {
  return sayOwn(sayings, options, ({ message, rule }) => new AccessRefused(message, rule));
}
