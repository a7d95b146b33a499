import { type Role, roles } from '../../../wire/codes.ts';
import { OWN_PAGE } from '../../displays/own-wall.ts';
import type { Knock } from '../../fanout/gate.ts';
import { isLocalReader } from '../../http/local-reader.ts';
import { digestOfToken, SIGN_IN_COOKIE } from '../cookies.ts';
import type { GuardOptions } from '../guards.ts';
import { HeldAnswers } from '../held-answers.ts';
import type { AccountPrincipal, DisplayPrincipal } from '../principal.ts';
import { WhoIs, type WhoIsOptions } from '../who-is.ts';

const tokenOf = (role: Role) => `token-of-the-${role}`.padEnd(43, '-');

/** The Cookie header of somebody of this role, for an app with `fixedAccess`. */
export function cookieOf(role: Role): string {
  return `${SIGN_IN_COOKIE}=${tokenOf(role)}`;
}

/** One account of each role, always signed in: for tests of what stands behind the guards. */
export function fixedAccess(options: Partial<WhoIsOptions> = {}): GuardOptions {
  const signIns = new Map<string, AccountPrincipal>(
    roles.codes.map((role) => [
      digestOfToken(tokenOf(role)),
      {
        kind: 'account',
        account: role,
        displayName: roles.labels[role],
        role,
        signInId: `sign-in-of-${role}`,
      },
    ]),
  );
  const signedIn = (digest: string) => signIns.get(digest);
  return {
    who: new WhoIs({ pairing: 'loopback', signedIn, displayOf: ownPage, ...options }),
    held: new HeldAnswers(),
  };
}

/** A page on the relay's own machine, its wall as it is from the beginning. */
function ownPage(knock: Knock): DisplayPrincipal | undefined {
  if (!isLocalReader(knock)) return undefined;
  return { kind: 'display', displayId: OWN_PAGE, wallId: 'main', mode: 'bureau' };
}
