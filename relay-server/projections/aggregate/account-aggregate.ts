import { type AccountState, takeAccountEvent } from '../../rules/access/accounts.ts';
import { listChanges } from '../row-diff.ts';
import { type Row, row } from '../rows.ts';
import type { Carried } from './carried-aggregate.ts';

/** One account and its sign-ins, however often somebody signs in: `account:NAME`, `account:` for what names none. */
export const account: Carried<AccountState> = {
  take: takeAccountEvent,
  changes: (key, before, after) => listChanges(rowsOf(key, before), rowsOf(key, after)),
};

function rowsOf(key: string, state: AccountState | null): Row[] {
  if (!state) return [];
  const name = key.slice('account:'.length);
  const { signIns, ...details } = state;
  return [
    row('account', name, null, details),
    ...[...signIns].map(([id, signIn]) => row('signIn', id, null, { account: name, ...signIn })),
  ];
}
