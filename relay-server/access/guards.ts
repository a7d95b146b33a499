import type { Request, RequestHandler } from 'express';
import { OWN_PAGE } from '../displays/own-wall.ts';
import { isSameOrigin } from '../fanout/gate.ts';
import { requireJson } from '../http/json-body.ts';
import { RequestProblem } from '../http/problem.ts';
import type { Permission } from '../rules/access/permissions.ts';
import type { HeldAnswers } from './held-answers.ts';
import { type AccountPrincipal, type Principal, principalMay } from './principal.ts';
import type { WhoIs } from './who-is.ts';

export interface GuardOptions {
  readonly who: Pick<WhoIs, 'pairing' | 'principalOf'>;
  readonly held: HeldAnswers;
}

export interface MayOptions {
  /** A program on the relay's own machine may read it without an account. */
  readonly program?: boolean;
  /**
   * Which displays may, if their wall shows what the bureau sees: `all` for video; absent: pages of the
   * relay's own machine that nobody paired; `none`: persons only.
   */
  readonly display?: 'all' | 'own' | 'none';
}

const NOT_FOR_DISPLAYS = '展示屏幕不能读取此处';

const principals = new WeakMap<object, Principal>();

/** Stands before every route: who asks, and may they. SPEC H-50 and following. */
export class Guards {
  readonly #who: GuardOptions['who'];
  readonly #held: HeldAnswers;

  constructor({ who, held }: GuardOptions) {
    this.#who = who;
    this.#held = held;
  }

  /**
   * Lets pass who has the permission. What is not GET or HEAD changes something: only an account may,
   * from the relay's own pages or from no page, with a JSON body.
   * @throws (to the answer) `unauthorized` when nobody is signed in, `forbidden`, `unsupported_media_type`
   */
  may(permission: Permission, options: MayOptions = {}): RequestHandler {
    return (request, response, next) => {
      this.require(request, permission, options);
      this.#held.hold(principalOf(request), response);
      next();
    };
  }

  /** Lets pass whoever is signed in, whatever the role. */
  readonly signedIn: RequestHandler = (request, _response, next) => {
    requireOwnPage(request);
    const principal = this.#identify(request);
    if (principal.kind !== 'account') throw notSignedIn();
    if (isChange(request)) requireJson(request);
    next();
  };

  /** Lets pass whoever it is, now known: for a route that answers some of each kind, and says itself whom. */
  readonly known: RequestHandler = (request, response, next) => {
    requireOwnPage(request);
    this.#held.hold(this.#identify(request), response);
    next();
  };

  /** Who asks, as things stand now: an answer that lasts may have to end. */
  whoAsks(request: Request): Principal {
    return this.#identify(request);
  }

  /** Lets pass what is no page's of another site; who asks is not known yet. */
  readonly ownPage: RequestHandler = (request, _response, next) => {
    requireOwnPage(request);
    if (isChange(request)) requireJson(request);
    next();
  };

  /** As `may`, for a handler that takes something else besides (a source's key). @throws RequestProblem */
  require(request: Request, permission: Permission, options: MayOptions = {}): void {
    const { program = false, display = 'own' } = options;
    requireOwnPage(request);
    const principal = this.#identify(request);
    if (isChange(request)) {
      if (principal.kind !== 'account') throw notSignedIn();
      requirePermission(principal, permission);
      requireJson(request);
      return;
    }
    const reads = program || (permission === 'read.bureau' && this.#who.pairing === 'loopback');
    if (principal.kind === 'program' && reads) return;
    requirePermission(principal, permission);
    if (principal.kind !== 'display' || display === 'all') return;
    if (principal.displayId !== OWN_PAGE) throw new RequestProblem('forbidden', NOT_FOR_DISPLAYS);
    if (display === 'none') throw notSignedIn();
  }

  #identify(request: Request): Principal {
    const { headers, socket } = request;
    const principal = this.#who.principalOf({ headers, remoteAddress: socket.remoteAddress });
    principals.set(request, principal);
    return principal;
  }
}

/** Who asks, once a guard has let the request pass. @throws Error when none stands before the route */
export function principalOf(request: Request): Principal {
  const principal = principals.get(request);
  if (!principal) throw new Error(`${request.path} has no guard`);
  return principal;
}

/** The person who asks. @throws RequestProblem `unauthorized` when it is none */
export function accountOf(request: Request): AccountPrincipal {
  const principal = principalOf(request);
  if (principal.kind !== 'account') throw notSignedIn();
  return principal;
}

export function notSignedIn(): RequestProblem {
  return new RequestProblem('unauthorized', '请先登录');
}

function requirePermission(principal: Principal, permission: Permission): void {
  if (principalMay(principal, permission)) return;
  if (principal.kind === 'program' || principal.kind === 'nobody') throw notSignedIn();
  throw new RequestProblem(
    'forbidden',
    principal.kind === 'account' ? '您的账号没有这项权限' : '此屏幕目前不能看现场视频与录像',
  );
}

/**
 * Cookies go with requests of any page on this host, whatever its port: what another site's page asks
 * is refused, read or change.
 */
function requireOwnPage(request: Request): void {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  const typed = site === 'none' && !isChange(request);
  if (site !== undefined && site !== 'same-origin' && !typed) throw elsewhere();
  if (origin !== undefined && !(host !== undefined && isSameOrigin(origin, host)))
    throw elsewhere();
}

function elsewhere(): RequestProblem {
  return new RequestProblem('forbidden', '只接受本系统自己的页面发出的请求');
}

function isChange({ method }: Request): boolean {
  return method !== 'GET' && method !== 'HEAD';
}
