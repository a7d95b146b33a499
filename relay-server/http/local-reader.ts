import { type Knock, whyRefused } from '../fanout/gate.ts';

const FORWARDED = [
  'x-forwarded-host',
  'x-client-ip',
  'cf-connecting-ip',
  'true-client-ip',
] as const;

/**
 * Whether a read comes from this machine itself: a loopback socket, no proxy in between, a Host that
 * names this machine (a page of another site may have bound its name to 127.0.0.1), and no page of
 * another site behind it.
 */
export function isLocalReader(knock: Knock): boolean {
  const site = knock.headers['sec-fetch-site'];
  return (
    whyRefused(knock) === undefined &&
    FORWARDED.every((name) => knock.headers[name] === undefined) &&
    (site === undefined || site === 'same-origin' || site === 'none')
  );
}
