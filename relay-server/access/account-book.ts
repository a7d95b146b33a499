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

  /** @throws StorageUnavailable; ZodError when a kept row is not what was written */
  static async load(store: Pick<LogStore, 'rows'>): Promise<AccountBook> {
    const book = new AccountBook();
    const query = { topics: ['account', 'signIn'], liveOnly: true };
    for await (const rows of store.rows(query)) book.update(rows);
    return book;
  }

  /** Takes in changed rows; those of other topics are passed over. */
  update(rows: readonly StoredRow[]): void {
    for (const row of rows) {
      if (row.topic === 'account') this.#updateAccount(row);
      else if (row.topic === 'signIn') this.#updateSignIn(row);
    }
  }

  /** Calls `listener` with the id of each sign-in that is over, at once when that is durable. */
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
    return this.#byDigest.get(tokenDigest);
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
    const before = this.#signIns.get(id);
    if (gone) {
      if (!before) return;
      this.#signIns.delete(id);
      this.#byDigest.delete(before.tokenDigest);
      for (const listener of this.#ended) listener(id);
      return;
    }
    const signIn = { id, ...rowSchemas.signIn.parse(data) };
    this.#signIns.set(id, signIn);
    this.#byDigest.set(signIn.tokenDigest, signIn);
  }
}
