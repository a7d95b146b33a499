import type { Request, RequestHandler } from 'express';
import { principalOf } from '../access/guards.ts';
import { AddressBuckets } from '../fanout/address-buckets.ts';
import type { Rate } from '../fanout/limits.ts';
import { RequestProblem, retryAfter } from './problem.ts';

/** Cases of the day: a wall asks for six a day and again every ten minutes; pages of one machine are one. */
export const EXAMPLE_RATE: Rate = { burst: 60, perSecond: 2 };
/** What is taken home: a sheet is made anew for each who asks. */
export const TAKE_HOME_RATE: Rate = { burst: 20, perSecond: 0.5 };

/**
 * A rate for each who asks by itself: a person, a display, an address. Stands behind what says who asks and
 * whether they may.
 * @param detail Chinese, what to do about it
 * @throws (to the answer) `rate_limited`
 */
export function askingRate(rate: Rate, detail: string): RequestHandler {
  const buckets = new AddressBuckets(rate);
  const seconds = Math.ceil(1 / rate.perSecond);
  return (request, _response, next) => {
    if (!buckets.take(whoAsks(request), performance.now())) {
      throw new RequestProblem('rate_limited', detail, retryAfter(seconds));
    }
    next();
  };
}

function whoAsks(request: Request): string {
  const principal = principalOf(request);
  switch (principal.kind) {
    case 'account':
      return `account ${principal.account}`;
    case 'display':
      return `display ${principal.displayId}`;
    default:
      return `address ${request.socket.remoteAddress ?? ''}`;
  }
}
