import { randomUUID } from 'node:crypto';
import { type Saying, saying, sayingOnce } from '../intake/say-own.ts';
import type { UnrecordedDeeds } from '../intake/unrecorded-deeds.ts';
import { weaknessOf } from '../rules/access/password-strength.ts';
import { digestOfToken, newToken } from './cookies.ts';
import { Lockout, type LockoutLimits } from './lockout.ts';
import type { Passwords } from './passwords.ts';
import { type Presence, SIGN_IN_LIMITS } from './presence.ts';
import type { AccountPrincipal } from './principal.ts';
import { AccessRefused, say } from './say.ts';
import { endAll, signOuts, type TellOptions } from './told.ts';

/** Failures in a row; an address stands for many people, so it is given more. */
export const LOCKOUT = {
  failures: 5,
  ofAddress: 20,
  windowMs: 15 * 60_000,
  names: 10_000,
} as const;

/** Pages on which one person may be signed in at a time; the oldest gives way. */
export const MOST_SIGN_INS = 8;

/** How long a password that was asked for again counts, ms. */
export const CONFIRMED_MS = 60_000;

/** Account and password do not belong together, or there is no such account: nobody is told which. */
export class WrongPassword extends Error {
  override readonly name = 'WrongPassword';
}

/** Too many failures. */
export class LockedOut extends Error {
  override readonly name = 'LockedOut';
  /** Seconds until it may be tried again. */
  readonly seconds: number;

  constructor(ms: number) {
    super('locked out');
    this.seconds = Math.ceil(ms / 1000);
  }
}

export interface SignInDeskOptions extends TellOptions {
  readonly unrecorded: UnrecordedDeeds;
  readonly passwords: Passwords;
  readonly presence: Presence;
  /** The machine's clock, UTC ms. */
  readonly now: () => number;
  readonly lockout: Partial<LockoutLimits & { readonly ofAddress: number }>;
  /** Tells the log what was done to the accounts. */
  readonly tell: () => Promise<void>;
}

/** What is given to whoever signed in. `token` is the cookie's secret, told here and never again. */
export interface SignedIn {
  readonly principal: AccountPrincipal;
  readonly token: string;
  /** UTC ms of the machine's clock. */
  readonly until: number;
}

/** Where people sign in and out, and give their password again. */
export class SignInDesk {
  readonly #options: SignInDeskOptions;
  readonly #ofAccount: Lockout;
  readonly #ofAddress: Lockout;
  /** Of who is signed in and gives the password again: whoever fails elsewhere locks nobody out of that. */
  readonly #ofSignIn: Lockout;
  /** Sign-ins whose password was asked for again → until when that counts. */
  readonly #confirmed = new Map<string, number>();

  constructor(options: SignInDeskOptions) {
    this.#options = options;
    const { ofAddress, ...ofAccount } = { ...LOCKOUT, ...options.lockout };
    this.#ofAccount = new Lockout(ofAccount, options.now);
    this.#ofAddress = new Lockout({ ...ofAccount, failures: ofAddress }, options.now);
    this.#ofSignIn = new Lockout(ofAccount, options.now);
  }

  /**
   * @param before the sign-in whose cookie the page brought along; it ends
   * @throws WrongPassword, LockedOut, PasswordsBusy; StorageUnavailable, Overloaded
   */
  async signIn(
    account: string,
    password: string,
    address: string,
    before?: AccountPrincipal,
  ): Promise<SignedIn> {
    await this.#check(account, password, address);
    const { book, now, presence } = this.#options;
    const signInId = randomUUID();
    presence.touch(signInId);
    const token = newToken();
    const until = now() + SIGN_IN_LIMITS.longestMs;
    const tokenDigest = digestOfToken(token);
    const began = await this.#say([
      saying('account.signed-in', { account, signInId, tokenDigest, until, address }),
    ]);
    const known = book.get(account);
    // Disabled at this very moment.
    if (!began || !known) throw new WrongPassword();
    const replaced = book.signIns(account).slice(0, -MOST_SIGN_INS);
    for (const { id, account: whose } of replaced) await this.#replace(whose, id);
    if (before) await this.#replace(before.account, before.signInId);
    const { displayName, role } = known;
    return { principal: { kind: 'account', account, displayName, role, signInId }, token, until };
  }

  /** It opens nothing from now on, whether or not that can be recorded. @throws NotRecordedYet */
  async signOut({ account, signInId }: AccountPrincipal): Promise<void> {
    const { unrecorded, book, clock } = this.#options;
    const out = saying('account.signed-out', { account, signInId, why: 'out' });
    const says = [sayingOnce(out, clock)];
    await unrecorded.do({
      key: `signIn ${signInId}`,
      holds: `${book.nameOf(account)}已经退出登录`,
      hold: () => book.end(signInId),
      says,
      record: async () => {
        await this.#say(says);
      },
    });
  }

  /**
   * Another password for whoever is signed in; their other sign-ins end.
   * @returns why the new one is too weak, in Chinese; null: it is set
   * @throws WrongPassword, LockedOut, PasswordsBusy; NotRecordedYet when it is set; StorageUnavailable, Overloaded
   */
  async changePassword(
    { account, signInId }: AccountPrincipal,
    given: { readonly old: string; readonly new: string },
    address: string,
  ): Promise<string | null> {
    const weakness = weaknessOf(given.new, account);
    if (weakness !== null) return weakness;
    if (given.new === given.old) return '新密码与原密码相同，请换一个';
    await this.#check(account, given.old, address, signInId);
    const { accounts, passwords, book, tell, unrecorded, clock } = this.#options;
    await accounts.setPassword(account, await passwords.hash(given.new), account);
    const ends = signOuts(account, book, 'replaced', signInId).map((end) => sayingOnce(end, clock));
    await unrecorded.do({
      key: `password ${account}`,
      holds: `${book.nameOf(account)}的密码已经更改，其他登录已经结束`,
      hold: () => endAll(ends, book),
      says: ends,
      record: async () => {
        await tell();
        await this.#say(ends);
      },
    });
    return null;
  }

  /**
   * The password once more, before something grave; see `takeConfirmation`.
   * @returns until when it counts, UTC ms of the machine's clock
   * @throws WrongPassword, LockedOut, PasswordsBusy; StorageUnavailable, Overloaded
   */
  async confirm(
    { account, signInId }: AccountPrincipal,
    password: string,
    address: string,
  ): Promise<number> {
    await this.#check(account, password, address, signInId);
    const until = this.#options.now() + CONFIRMED_MS;
    this.#confirmed.set(signInId, until);
    return until;
  }

  /** Uses up the confirmation of a sign-in. @returns whether there was one that counts */
  takeConfirmation(signInId: string): boolean {
    const until = this.#confirmed.get(signInId);
    this.#confirmed.delete(signInId);
    return until !== undefined && this.#options.now() < until;
  }

  forget(signInId: string): void {
    this.#confirmed.delete(signInId);
  }

  /**
   * Lets pass only the right password; the same work is done whether or not there is such an account.
   * @param signInId of who is signed in: then failures count for that sign-in, and nobody else's do
   */
  async #check(
    account: string,
    password: string,
    address: string,
    signInId?: string,
  ): Promise<void> {
    const isKnown = signInId !== undefined;
    const [ofWhom, name] = isKnown ? [this.#ofSignIn, signInId] : [this.#ofAccount, account];
    const wait = Math.max(ofWhom.lockedFor(name), isKnown ? 0 : this.#ofAddress.lockedFor(address));
    if (wait > 0) throw new LockedOut(wait);
    ofWhom.begin(name);
    this.#ofAddress.begin(address);
    let outcome: 'failed' | 'succeeded' | 'void' = 'void';
    try {
      const { accounts, passwords } = this.#options;
      const kept = await accounts.get(account);
      const same = await passwords.matches(kept?.hash ?? null, password);
      const known = this.#options.book.get(account);
      outcome = same && known && !known.disabled && !kept?.disabled ? 'succeeded' : 'failed';
      if (outcome === 'succeeded') return;
    } finally {
      // One person's success says nothing of the others at this address.
      this.#ofAddress.end(address, outcome === 'failed' ? 'failed' : 'void');
      const times = ofWhom.end(name, outcome);
      if (outcome === 'failed') await this.#refused(account, times, address);
    }
    throw new WrongPassword();
  }

  async #refused(account: string, times: number, address: string): Promise<void> {
    const known = this.#options.book.get(account);
    // What was typed where an account belongs may be a password: it is not kept.
    const body = known
      ? { account, why: known.disabled ? ('disabled' as const) : ('password' as const) }
      : { why: 'unknown' as const };
    await say([saying('account.refused', { ...body, times, address })], this.#options);
  }

  async #replace(account: string, signInId: string): Promise<void> {
    await this.#say([saying('account.signed-out', { account, signInId, why: 'replaced' })]);
  }

  /** @returns false: something else has happened to it at this very moment, and it may not be said */
  async #say(sayings: readonly Saying[]): Promise<boolean> {
    try {
      await say(sayings, this.#options);
      return true;
    } catch (error) {
      if (error instanceof AccessRefused) return false;
      throw error;
    }
  }
}
