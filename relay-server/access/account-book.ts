import { takeEach } from '../log/damaged-rows.ts';
import type { LogStore, StoredRow } from '../log/store.ts';
import { type RowData, rowSchemas } from '../projections/rows.ts';

export type Account = { readonly name: string } & Readonly<RowData<'account'>>;
export type SignIn = { readonly id: string } & Readonly<RowData<'signIn'>>;

/** The accounts and the sign-ins that stand, in memory, kept up from the rows of commits. */
export class AccountBook {
  readonly #accounts = new Map<string, Account>();
  readonly #signIns = new Map<string, SignIn>();
  readonly #byDigest = new Map<string, SignIn>();
  readonly #ended = new Set<(signInId: string) => void>();
  /** Over although the log could not take it yet. */
  readonly #over = new Set<string>();
  #isShut = false;

  /** @throws StorageUnavailable; DamagedRows when a kept row is not what was written */
  static async load(store: Pick<LogStore, 'rows'>): Promise<AccountBook> {
    const book = new AccountBook();
    const query = { topics: ['account', 'signIn'], liveOnly: true };
    for await (const rows of store.rows(query)) book.update(rows);
    return book;
  }

  /**
   * Takes in changed rows; those of other topics are passed over.
   * @throws DamagedRows the accounts and sign-ins that they told of are forgotten, and open nothing
   */
  update(rows: readonly StoredRow[]): void {
    if (this.#isShut) return;
    takeEach(
      rows.filter(({ topic }) => topic === 'account' || topic === 'signIn'),
      (row) => (row.topic === 'account' ? this.#updateAccount(row) : this.#updateSignIn(row)),
      ({ topic, id }) => (topic === 'account' ? this.#forgetAccount(id) : this.#endSignIn(id)),
    );
  }

  /** Nobody is signed in any more, and nobody has an account: what is known of them may be wrong. */
  shut(): void {
    this.#isShut = true;
    this.#accounts.clear();
    for (const { id } of this.signIns()) this.#endSignIn(id);
  }

  /** From now on a sign-in opens nothing, whatever the log says of it by now. */
  end(signInId: string): void {
    if (!this.#signIns.has(signInId) || this.#over.has(signInId)) return;
    this.#over.add(signInId);
    for (const listener of this.#ended) listener(signInId);
  }

  /** Calls `listener` with the id of each sign-in that is over, at once when that is durable or holds without. */
  onEnded(listener: (signInId: string) => void): void {
    this.#ended.add(listener);
  }

  get(name: string): Account | undefined {
    return this.#accounts.get(name);
  }

  /** By name. */
  all(): Account[] {
    return [...this.#accounts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  signIn(id: string): SignIn | undefined {
    return this.#signIns.get(id);
  }

  /** Those of an account, or all; oldest first. */
  signIns(account?: string): SignIn[] {
    const all = [...this.#signIns.values()].sort((a, b) => a.since - b.since);
    return account === undefined ? all : all.filter((each) => each.account === account);
  }

  signInOf(tokenDigest: string): SignIn | undefined {
    const signIn = this.#byDigest.get(tokenDigest);
    return signIn && this.#over.has(signIn.id) ? undefined : signIn;
  }

  /** What a person who acted is called: `by` of an event is an account, or words from before accounts. */
  nameOf(by: string): string {
    return this.#accounts.get(by)?.displayName ?? by;
  }

  #updateAccount({ id, gone, data }: StoredRow): void {
    if (gone) this.#accounts.delete(id);
    else this.#accounts.set(id, { name: id, ...rowSchemas.account.parse(data) });
  }

  #updateSignIn({ id, gone, data }: StoredRow): void {
    if (gone) {
      this.#endSignIn(id);
      return;
    }
    const signIn = { id, ...rowSchemas.signIn.parse(data) };
    this.#signIns.set(id, signIn);
    this.#byDigest.set(signIn.tokenDigest, signIn);
  }

  #forgetAccount(name: string): void {
    this.#accounts.delete(name);
    for (const { id } of this.signIns(name)) this.#endSignIn(id);
  }

  #endSignIn(id: string): void {
    const before = this.#signIns.get(id);
    if (!before) return;
    this.#signIns.delete(id);
    this.#over.delete(id);
    this.#byDigest.delete(before.tokenDigest);
    for (const listener of this.#ended) listener(id);
  }
}
