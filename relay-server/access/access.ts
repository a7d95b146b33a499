import type { Pairing } from '../displays/rooms.ts';
import type { Knock } from '../fanout/gate.ts';
import { type SayOptions, saying } from '../intake/say-own.ts';
import { isUnwritable, type UnrecordedDeeds } from '../intake/unrecorded-deeds.ts';
import type { AccountStore } from '../log/account-store.ts';
import type { AccountBook } from './account-book.ts';
import { HeldAnswers } from './held-answers.ts';
import type { LockoutLimits } from './lockout.ts';
import { Passwords } from './passwords.ts';
import { Presence } from './presence.ts';
import { type AccountPrincipal, principalMay } from './principal.ts';
import { say } from './say.ts';
import { SignInDesk } from './sign-in-desk.ts';
import { type TellOptions, tellLog } from './told.ts';
import { WhoIs, type WhoIsOptions } from './who-is.ts';

/** How often the accounts' own file is looked at, and sign-ins for whether they are over, ms. */
const LOOK_MS = 500;
const SWEEP_MS = 15_000;

export interface AccessOptions extends SayOptions {
  readonly accounts: AccountStore;
  readonly book: AccountBook;
  readonly unrecorded: UnrecordedDeeds;
  readonly pairing: Pairing;
  readonly localPrograms?: WhoIsOptions['localPrograms'];
  readonly displayOf: WhoIsOptions['displayOf'];
  /** Whether a page of this sign-in holds a connection. */
  readonly isConnected: (signInId: string) => boolean;
  /** A sign-in is over: who is connected has to be looked at anew. */
  readonly onEnded: () => void;
  /** The machine's clock, UTC ms: sign-ins last as people count time, also where a demo runs faster. */
  readonly machineNow?: () => number;
  readonly passwords?: Passwords;
  readonly lockout?: Partial<LockoutLimits & { readonly ofAddress: number }>;
  readonly log: (line: string, error?: unknown) => void;
}

/** Accounts, sign-ins and who stands behind a request; put together. */
export class Access {
  readonly accounts: AccountStore;
  readonly book: AccountBook;
  readonly who: WhoIs;
  readonly held = new HeldAnswers();
  readonly passwords: Passwords;
  readonly presence: Presence;
  readonly desk: SignInDesk;
  readonly #tell: TellOptions;
  readonly #unrecorded: UnrecordedDeeds;
  readonly #log: AccessOptions['log'];
  readonly #timers: NodeJS.Timeout[] = [];
  #work: Promise<void> = Promise.resolve();

  constructor(options: AccessOptions) {
    const { accounts, book, unrecorded, pairing, displayOf, recorder, clock } = options;
    const now = options.machineNow ?? Date.now;
    this.accounts = accounts;
    this.book = book;
    this.#log = options.log;
    this.#unrecorded = unrecorded;
    this.#tell = { accounts, book, recorder, clock };
    this.passwords = options.passwords ?? new Passwords();
    this.presence = new Presence(now, options.isConnected);
    this.who = new WhoIs({
      pairing,
      localPrograms: options.localPrograms,
      signedIn: (digest) => this.#signedIn(digest),
      displayOf,
    });
    this.desk = new SignInDesk({
      ...this.#tell,
      unrecorded,
      ...{
        passwords: this.passwords,
        presence: this.presence,
        now,
        lockout: options.lockout ?? {},
      },
      tell: () => this.tell(),
    });
    book.onEnded((signInId) => {
      this.presence.forget(signInId);
      this.desk.forget(signInId);
      this.held.end(signInId);
      options.onEnded();
    });
  }

  /** Brings the log in line with the accounts, as soon as it takes it, then watches both. */
  async start(): Promise<void> {
    await this.#inTurn(() => this.#follow(true));
    await this.accounts.isStirred();
    this.#every(LOOK_MS, async () => {
      if (await this.accounts.isStirred()) await this.#follow(false);
    });
    this.#every(SWEEP_MS, () => this.sweep());
  }

  /**
   * Has the log follow what another program did to the accounts; that holds also when it cannot yet.
   * @param all looks at every account
   */
  async #follow(all: boolean): Promise<void> {
    try {
      await tellLog(this.#tell, all);
    } catch (error) {
      if (!isUnwritable(error)) throw error;
      const holds = '账号的停用、密码重设等变动已经生效';
      const record = () => this.#inTurn(() => tellLog(this.#tell, all));
      // The accounts' own file has them: a relay that starts is told of them by it.
      await this.#unrecorded.wait({ key: 'accounts', holds, says: null, record }, error);
    }
  }

  /** Tells the log at once what was done to the accounts. @throws StorageUnavailable */
  tell(): Promise<void> {
    return this.#inTurn(() => tellLog(this.#tell, false));
  }

  /** Ends the sign-ins whose time is over. @throws StorageUnavailable */
  async sweep(): Promise<void> {
    const over = this.book.signIns().flatMap((signIn) => {
      this.presence.note(signIn.id);
      const why = this.presence.overOf(signIn);
      const { id: signInId, account } = signIn;
      return why === null ? [] : [saying('account.signed-out', { account, signInId, why })];
    });
    await say(over, this.#tell);
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#work;
    await this.accounts.close();
  }

  /** The sign-in of a console page, if it may see what the bureau sees. */
  consoleOf(knock: Knock): string | undefined {
    const account = this.who.accountOf(knock);
    return account && principalMay(account, 'read.bureau') ? account.signInId : undefined;
  }

  #signedIn(digest: string): AccountPrincipal | undefined {
    const signIn = this.book.signInOf(digest);
    const account = signIn && this.book.get(signIn.account);
    if (!signIn || !account || account.disabled || this.presence.overOf(signIn)) return undefined;
    this.presence.touch(signIn.id);
    const { name, displayName, role } = account;
    return { kind: 'account', account: name, displayName, role, signInId: signIn.id };
  }

  #every(ms: number, work: () => Promise<void>): void {
    let told = false;
    const timer = setInterval(() => {
      this.#inTurn(work).then(
        () => {
          told = false;
        },
        (error: unknown) => {
          // Tried again soon; a disk that stays full is told of once.
          if (!told) this.#log('账号的变动暂时未能记录，将重试', error);
          told = true;
        },
      );
    }, ms);
    timer.unref();
    this.#timers.push(timer);
  }

  /** One at a time: what is told is reckoned from what the log knows. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#work.then(work);
    this.#work = turn.catch(() => undefined);
    return turn;
  }
}
