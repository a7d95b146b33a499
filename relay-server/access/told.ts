import { type Saying, type SayOptions, saying } from '../intake/say-own.ts';
import { isUnwritable } from '../intake/unrecorded-deeds.ts';
import type { AccountNote, AccountStore, StoredAccount } from '../log/account-store.ts';
import type { Account, AccountBook } from './account-book.ts';
import { say } from './say.ts';

/** Who brings the log in line with the accounts where no note says who changed them. */
const NOBODY_SAID = '系统核对';

export interface TellOptions extends SayOptions {
  readonly accounts: AccountStore;
  readonly book: AccountBook;
}

/**
 * Tells the log what was done to the accounts since it was told last. The accounts are as their own file
 * has them; the log follows, also after either was put back from an older copy. Sign-ins that end do so at once,
 * whether or not the log can take it.
 * @param all looks at every account, not only at those that a note names
 * @throws StorageUnavailable, Overloaded
 */
export async function tellLog({ accounts, book, ...options }: TellOptions, all: boolean) {
  const failed: unknown[] = [];
  // In their order: after one that the log did not take the others only hold.
  const tell = async (sayings: readonly Saying[]) => {
    if (failed.length > 0) return endAll(sayings, book);
    try {
      await say(sayings, options);
    } catch (error) {
      if (!isUnwritable(error)) throw error;
      endAll(sayings, book);
      failed.push(error);
    }
  };
  const notes = await accounts.notes();
  for (const note of notes) {
    const kept = await accounts.get(note.account);
    if (kept) await tell(sayingsOf(kept, book, note.by, note));
  }
  if (failed.length === 0 && notes.length > 0) await accounts.forget(notes);
  if (all) {
    const kept = await accounts.all();
    for (const account of kept) await tell(sayingsOf(account, book, NOBODY_SAID));
    const names = new Set(kept.map(({ name }) => name));
    for (const { name, disabled } of book.all()) {
      if (!names.has(name) && !disabled) await tell(disabling(name, book, NOBODY_SAID));
    }
  }
  if (failed.length > 0) throw failed[0];
}

/** What the log lacks of an account. */
function sayingsOf(
  kept: StoredAccount,
  book: AccountBook,
  by: string,
  note?: AccountNote,
): Saying[] {
  const { name: account, displayName, role, disabled } = kept;
  const known = book.get(account);
  const sayings: Saying[] = [];
  if (!known) sayings.push(saying('account.added', { account, displayName, role, by }));
  else {
    const changed = changesOf(known, kept);
    if (changed) sayings.push(saying('account.changed', { account, ...changed, by }));
  }
  if (!known && disabled) sayings.push(saying('account.changed', { account, disabled, by }));
  const isPassword = note?.kind === 'password';
  // The note's own id: told twice, because the relay died in between, it is one event.
  if (isPassword) sayings.push(saying('account.password-set', { account, by }, `set-${note.id}`));
  const why = disabled ? 'disabled' : 'replaced';
  const ends = disabled || (isPassword && by !== account) ? signOuts(account, book, why) : [];
  return [...sayings, ...ends];
}

function changesOf(known: Account, kept: StoredAccount) {
  const changed = {
    ...(known.displayName !== kept.displayName && { displayName: kept.displayName }),
    ...(known.role !== kept.role && { role: kept.role }),
    ...(known.disabled !== kept.disabled && { disabled: kept.disabled }),
  };
  return Object.keys(changed).length > 0 ? changed : null;
}

function disabling(account: string, book: AccountBook, by: string): Saying[] {
  return [
    saying('account.changed', { account, disabled: true, by }),
    ...signOuts(account, book, 'disabled'),
  ];
}

/** The sign-ins that are to end, before the log can be told. */
export function endAll(ends: readonly Saying[], book: AccountBook): void {
  for (const { type, body } of ends) {
    if (type === 'account.signed-out' && 'signInId' in body) book.end(String(body.signInId));
  }
}

/** The ends of an account's sign-ins. @param but the one that goes on */
export function signOuts(
  account: string,
  book: AccountBook,
  why: 'disabled' | 'replaced',
  but?: string,
): Saying[] {
  return book
    .signIns(account)
    .filter(({ id }) => id !== but)
    .map(({ id }) => saying('account.signed-out', { account, signInId: id, why }));
}
