import { createHash, timingSafeEqual } from 'node:crypto';
import type { SourceKey } from '../config/env.ts';
import { RequestProblem } from './problem.ts';

/**
 * Finds which source an Authorization header speaks for. Takes the same time whichever key is right
 * or nearly right.
 * @returns a function: header → the source's name; throws RequestProblem `unauthorized`
 */
export function sourceAuthenticator(
  keys: readonly SourceKey[],
): (authorization: string | undefined) => string {
  const known = keys.map(({ name, key }) => ({ name, digest: digestOf(key) }));
  return (authorization) => {
    const [, key] = /^Bearer +([\x21-\x7e]{1,200}) *$/i.exec(authorization ?? '') ?? [];
    const given = digestOf(key ?? '');
    const matching = known.filter(({ digest }) => timingSafeEqual(digest, given));
    const [source] = matching;
    if (key === undefined || !source) {
      throw new RequestProblem('unauthorized', undefined, {
        'www-authenticate': 'Bearer realm="case events"',
      });
    }
    return source.name;
  };
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key, 'utf8').digest();
}
