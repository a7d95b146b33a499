import { OWN_PAGE } from '../displays/own-wall.ts';
import type { Pairing } from '../displays/rooms.ts';
import type { Knock } from '../fanout/gate.ts';
import { isLocalReader } from '../http/local-reader.ts';
import { DISPLAY_COOKIE, hasCookie, SIGN_IN_COOKIE, tokenDigestIn } from './cookies.ts';
import {
  type AccountPrincipal,
  type DisplayPrincipal,
  NOBODY,
  PROGRAM,
  type Principal,
} from './principal.ts';

export interface WhoIsOptions {
  /** `loopback`: programs on the relay's own machine read whatever its pages show. */
  readonly pairing: Pairing;
  /** Whether programs of the relay's own machine are known at all; absent: they are. */
  readonly localPrograms?: boolean | undefined;
  /** The account whose sign-in has this digest, if that stands now. */
  readonly signedIn: (tokenDigest: string) => AccountPrincipal | undefined;
  /** Which display this is, if it is one. */
  readonly displayOf: (knock: Knock) => DisplayPrincipal | undefined;
}

/** Says who stands behind a request, by its cookies and where it comes from. */
export class WhoIs {
  readonly pairing: Pairing;
  readonly #localPrograms: boolean;
  readonly #signedIn: WhoIsOptions['signedIn'];
  readonly #displayOf: WhoIsOptions['displayOf'];

  constructor({ pairing, localPrograms = true, signedIn, displayOf }: WhoIsOptions) {
    this.pairing = pairing;
    this.#localPrograms = localPrograms;
    this.#signedIn = signedIn;
    this.#displayOf = displayOf;
  }

  principalOf(knock: Knock): Principal {
    const account = this.accountOf(knock);
    if (account) return account;
    const display = this.#displayOf(knock);
    if (display && display.displayId !== OWN_PAGE) return display;
    const program = this.#localPrograms ? programOf(knock) : undefined;
    return program ?? display ?? NOBODY;
  }

  /** The person whose cookie it is, if the sign-in stands. */
  accountOf({ headers }: Knock): AccountPrincipal | undefined {
    const digest = tokenDigestIn(headers, SIGN_IN_COOKIE);
    return digest === undefined ? undefined : this.#signedIn(digest);
  }
}

function programOf(knock: Knock): Principal | undefined {
  const { headers } = knock;
  const ours = hasCookie(headers, SIGN_IN_COOKIE) || hasCookie(headers, DISPLAY_COOKIE);
  return isBrowser(knock) || ours || !isLocalReader(knock) ? undefined : PROGRAM;
}

/** Browsers say where a request comes from, and scripts in them cannot keep them from it. */
function isBrowser({ headers }: Knock): boolean {
  return (
    headers.origin !== undefined ||
    headers['sec-fetch-site'] !== undefined ||
    headers['sec-fetch-dest'] !== undefined
  );
}
