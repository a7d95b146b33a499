import { roles } from '../../wire/codes.ts';
import { Passwords } from '../access/passwords.ts';
import type { AccountStore } from '../log/account-store.ts';

/** Well known, and so only where the relay listens on loopback alone. */
export const demoPassword = (account: string) => `demo-${account}-2024`;

/** One account of each role, named as its role; those that are there stay as they are. */
export async function addDemoAccounts(accounts: AccountStore): Promise<void> {
  const passwords = new Passwords();
  for (const role of roles.codes) {
    if (await accounts.get(role)) continue;
    const displayName = `演示${roles.labels[role]}`;
    await accounts.put({ name: role, displayName, role, disabled: false }, '演示');
    await accounts.setPassword(role, await passwords.hash(demoPassword(role)), '演示');
  }
}
