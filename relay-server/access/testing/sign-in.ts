import { type Role, roles } from '../../../wire/codes.ts';
import type { Access } from '../access.ts';
import { SIGN_IN_COOKIE } from '../cookies.ts';

/** The password of every account that a test adds. */
export const PASSWORD = 'only-for-the-tests-7';

export interface SigningRelay {
  readonly url: string;
  readonly access: Access;
}

/** Adds an account, unless it is there; named as its role when no name is given. */
export async function addAccount(
  { access }: Pick<SigningRelay, 'access'>,
  role: Role,
  name: string = role,
): Promise<void> {
  const { accounts, passwords } = access;
  if (await accounts.get(name)) return;
  const displayName = `示例${roles.labels[role]}`;
  await accounts.put({ name, displayName, role, disabled: false }, '测试');
  await accounts.setPassword(name, await passwords.hash(PASSWORD), '测试');
  await access.tell();
}

/**
 * Signs somebody of a role in, as a page does, over HTTP.
 * @returns the Cookie header of their requests from then on
 */
export async function signIn(relay: SigningRelay, role: Role, name?: string): Promise<string> {
  await addAccount(relay, role, name);
  const response = await fetch(`${relay.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: name ?? role, password: PASSWORD }),
  });
  const cookie = response.headers.getSetCookie().find((set) => set.startsWith(SIGN_IN_COOKIE));
  if (!response.ok || cookie === undefined) throw new Error(await response.text());
  return cookie.split(';')[0] ?? '';
}
