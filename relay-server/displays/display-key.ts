import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export const DISPLAY_COOKIE = 'wall_display';

const KEY = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits. */
export function newDisplayKey(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a display's key, hex. Keys are long and random: a plain digest is enough. */
export function digestOfDisplayKey(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('hex');
}

/**
 * The digest of the key that a display carries in its cookie.
 * @returns undefined when it carries none, two, or what no relay has given out
 */
export function keyDigestOf({ cookie }: IncomingHttpHeaders): string | undefined {
  const named = (cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${DISPLAY_COOKIE}=`));
  const [only] = named;
  if (only === undefined || named.length > 1) return undefined;
  const key = only.slice(DISPLAY_COOKIE.length + 1);
  return KEY.test(key) ? digestOfDisplayKey(key) : undefined;
}

/** Whether a request comes from a browser that is, or was, a display. */
export function carriesDisplayKey({ cookie }: IncomingHttpHeaders): boolean {
  return (cookie ?? '').split(';').some((pair) => pair.trim().startsWith(`${DISPLAY_COOKIE}=`));
}

/** A key as a cookie that no script reads and no other site sends; it does not expire at noon. */
export function displayCookie(key: string, isTls: boolean): string {
  const years = 10 * 365 * 86_400;
  return `${DISPLAY_COOKIE}=${key}; Path=/; Max-Age=${years}; HttpOnly; SameSite=Strict${isTls ? '; Secure' : ''}`;
}
