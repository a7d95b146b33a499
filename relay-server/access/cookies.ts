import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Of a person who is signed in. */
export const SIGN_IN_COOKIE = 'wall_sign_in';
/** Of a paired display: its device key. */
export const DISPLAY_COOKIE = 'wall_display';

/** 256 random bits, base64url: nobody guesses one, and a plain digest of it tells nothing. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A new secret of a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a cookie's secret, hex: all that is kept of it. */
export function digestOfToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/**
 * The digest of a cookie's secret.
 * @returns undefined: there is no such cookie, it is named twice, or no secret of ours has this form
 */
export function tokenDigestIn(headers: IncomingHttpHeaders, name: string): string | undefined {
  const found = valuesOf(headers, name);
  const [token] = found;
  if (token === undefined || found.length > 1 || !TOKEN.test(token)) return undefined;
  return digestOfToken(token);
}

/** Whether a cookie of this name came at all, good or not. */
export function hasCookie(headers: IncomingHttpHeaders, name: string): boolean {
  return valuesOf(headers, name).length > 0;
}

function valuesOf(headers: IncomingHttpHeaders, name: string): string[] {
  return (headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

/**
 * A Set-Cookie header: for this relay's own pages alone, out of reach of scripts.
 * @param maxAgeS seconds; null: as long as the browser runs, 0 takes it away
 * @param secure the request came over TLS
 */
export function setCookie(
  name: string,
  value: string,
  maxAgeS: number | null,
  secure: boolean,
): string {
  const age = maxAgeS === null ? '' : `; Max-Age=${maxAgeS}`;
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict${age}${secure ? '; Secure' : ''}`;
}
