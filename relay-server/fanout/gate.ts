import type { IncomingHttpHeaders } from 'node:http';

/** What is known of a request before its socket is taken. */
export interface Knock {
  readonly remoteAddress: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

/**
 * Whether a request comes from this machine itself: its own, same-origin pages and its programs (SPEC H-50, F-61).
 * The Host must name this machine: a page of another site whose name was bound to a loopback address
 * would else count as same-origin. A program (no Origin) on this machine may connect.
 * @returns why the request is refused, undefined when it may pass
 */
export function whyRefused(knock: Knock): string | undefined {
  if (!isLoopbackAddress(knock.remoteAddress)) return 'not from this machine';
  if (FORWARDED.some((name) => knock.headers[name] !== undefined)) return 'forwarded by a proxy';
  const host = knock.headers.host;
  if (host === undefined || !isLoopbackHost(host)) return 'host is not this machine';
  const origin = knock.headers.origin;
  if (origin !== undefined && !isSameOrigin(origin, host)) return 'another origin';
  return undefined;
}

/**
 * Whether a request comes from a page of the relay's own, or from no page at all: its Origin, when there
 * is one, is the Host that it asked.
 */
export function isSamePage(headers: IncomingHttpHeaders): boolean {
  const { host, origin } = headers;
  const site = headers['sec-fetch-site'];
  return (
    host !== undefined &&
    (origin === undefined || isSameOrigin(origin, host)) &&
    (site === undefined || site === 'same-origin' || site === 'none')
  );
}

/**
 * Where displays are let in one by one, their pages come from other machines too, by whatever name the
 * relay has there. They must be its own pages; what they may see is decided by the key that they carry.
 * @returns why the request is refused, undefined when it may pass
 */
export function whyPageRefused(knock: Knock): string | undefined {
  if (knock.headers.origin === undefined) return whyRefused(knock);
  return isSamePage(knock.headers) ? undefined : 'another origin';
}

export function isLoopbackAddress(address: string | undefined): boolean {
  return (
    address !== undefined && (address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address))
  );
}

function isLoopbackHost(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host);
}

/** Whether a page of this origin is of the very host that was asked. */
export function isSameOrigin(origin: string, host: string): boolean {
  return (
    URL.canParse(origin) &&
    ['http:', 'https:'].includes(new URL(origin).protocol) &&
    new URL(origin).host === host.toLowerCase()
  );
}
