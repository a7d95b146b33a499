import type { IRouter, RequestHandler } from 'express';
import { RequestProblem } from './problem.ts';

type Method = 'get' | 'post' | 'patch' | 'delete';

/** Serves one method of a path; see methodsRoute. */
export function methodRoute(
  router: IRouter,
  path: string,
  method: Method,
  ...handlers: RequestHandler[]
): void {
  methodsRoute(router, path, { [method]: handlers });
}

/**
 * Serves the methods of a path (GET answers HEAD too), tells OPTIONS what is allowed, and refuses the
 * rest with 405.
 */
export function methodsRoute(
  router: IRouter,
  path: string,
  methods: Readonly<Partial<Record<Method, readonly RequestHandler[]>>>,
): void {
  const route = router.route(path);
  const { get, post, patch, delete: remove } = methods;
  const allowed: string[] = [];
  if (get) {
    route.get(...get);
    allowed.push('GET', 'HEAD');
  }
  if (post) {
    route.post(...post);
    allowed.push('POST');
  }
  if (patch) {
    route.patch(...patch);
    allowed.push('PATCH');
  }
  if (remove) {
    route.delete(...remove);
    allowed.push('DELETE');
  }
  const allow = [...allowed, 'OPTIONS'].join(', ');
  route.all((request, response) => {
    if (request.method !== 'OPTIONS') {
      throw new RequestProblem('method_not_allowed', undefined, { allow });
    }
    response.set('allow', allow).status(204).end();
  });
}
