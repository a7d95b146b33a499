import type { IRouter, RequestHandler } from 'express';
import { RequestProblem } from './problem.ts';

/**
 * Serves one method of a path (GET answers HEAD too), tells OPTIONS what is allowed, and refuses the
 * rest with 405.
 */
export function methodRoute(
  router: IRouter,
  path: string,
  method: 'get' | 'post',
  ...handlers: RequestHandler[]
): void {
  const allow = method === 'get' ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS';
  const route = router.route(path);
  if (method === 'get') route.get(...handlers);
  else route.post(...handlers);
  route.all((request, response) => {
    if (request.method !== 'OPTIONS') {
      throw new RequestProblem('method_not_allowed', undefined, { allow });
    }
    response.set('allow', allow).status(204).end();
  });
}
