import type { IRouter, Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { AccountsAnswer, Me } from '../../wire/access.ts';
import type { Access } from '../access/access.ts';
import { SIGN_IN_COOKIE, setCookie } from '../access/cookies.ts';
import { accountOf, type Guards, notSignedIn } from '../access/guards.ts';
import { SIGN_IN_LIMITS } from '../access/presence.ts';
import type { AccountPrincipal } from '../access/principal.ts';
import { NotRecordedYet } from '../intake/unrecorded-deeds.ts';
import { PASSWORD_LENGTH } from '../rules/access/password-strength.ts';
import { permissionsOf } from '../rules/access/permissions.ts';
import { orAccessProblem } from './access-problem.ts';
import { jsonBody } from './json-body.ts';
import { methodRoute } from './method-route.ts';
import { RequestProblem } from './problem.ts';

export type SignInRouteOptions = Pick<Access, 'who' | 'desk' | 'book'>;

/** Any text: what is no password is a wrong one. Bounded, because each is hashed. */
const password = z.string().max(PASSWORD_LENGTH.most * 4);
const signInRequest = z.strictObject({ account: z.string().max(80), password });
const passwordRequest = z.strictObject({ old: password, new: password });
const confirmRequest = z.strictObject({ password });
const nothing = z.strictObject({});

const WRONG = '账号或密码不对，请核对后重试';
const WRONG_PASSWORD = '密码不对，请核对后重试';

/** Signing in and out, and what whoever is signed in may ask of itself; below `/api/v1`. */
export function signInRoutes(api: IRouter, access: SignInRouteOptions, guards: Guards): void {
  const { signedIn, ownPage } = guards;
  methodRoute(api, '/sign-in', 'post', ownPage, postSignIn(access));
  methodRoute(api, '/sign-out', 'post', signedIn, postSignOut(access));
  methodRoute(api, '/me', 'get', signedIn, getMe(access));
  methodRoute(api, '/me/password', 'post', signedIn, postPassword(access));
  methodRoute(api, '/me/confirm', 'post', signedIn, postConfirmation(access));
  methodRoute(api, '/accounts', 'get', guards.may('account.read'), getAccounts(access));
}

/** `POST /api/v1/sign-in`: the cookie, and who it stands for. */
function postSignIn({ desk, who }: SignInRouteOptions): RequestHandler {
  return async (request, response) => {
    const given = await jsonBody(request, signInRequest);
    const { headers, socket } = request;
    const before = who.accountOf({ headers, remoteAddress: socket.remoteAddress });
    const account = given.account.trim().normalize('NFKC').toLowerCase();
    const signingIn = desk.signIn(account, given.password, addressOf(request), before);
    const { principal, token, until } = await orAccessProblem(WRONG, signingIn);
    const age = Math.floor(SIGN_IN_LIMITS.longestMs / 1000);
    response.set('set-cookie', setCookie(SIGN_IN_COOKIE, token, age, isSecure(request)));
    response.json(meOf(principal, until));
  };
}

/** `POST /api/v1/sign-out`: the cookie opens nothing from now on, whoever kept a copy of it. */
function postSignOut({ desk }: SignInRouteOptions): RequestHandler {
  return async (request, response) => {
    await jsonBody(request, nothing);
    const forget = () =>
      response.set('set-cookie', setCookie(SIGN_IN_COOKIE, '', 0, isSecure(request)));
    await desk.signOut(accountOf(request)).catch((error: unknown) => {
      if (error instanceof NotRecordedYet) forget();
      throw error;
    });
    forget();
    response.json({ signedOut: true });
  };
}

/** `GET /api/v1/me`: who is signed in on this page; 401 when nobody is. */
function getMe({ book }: SignInRouteOptions): RequestHandler {
  return (request, response) => {
    const principal = accountOf(request);
    const signIn = book.signIn(principal.signInId);
    if (!signIn) throw notSignedIn();
    response.json(meOf(principal, signIn.until));
  };
}

/** `POST /api/v1/me/password`: another password; one's other sign-ins end. */
function postPassword({ desk }: SignInRouteOptions): RequestHandler {
  return async (request, response) => {
    const given = await jsonBody(request, passwordRequest);
    const changing = desk.changePassword(accountOf(request), given, addressOf(request));
    const weakness = await orAccessProblem(WRONG_PASSWORD, changing);
    if (weakness !== null) throw new RequestProblem('invalid_request', weakness);
    response.json({ passwordSet: true });
  };
}

/** `POST /api/v1/me/confirm`: the password once more; it counts for one grave deed. */
function postConfirmation({ desk }: SignInRouteOptions): RequestHandler {
  return async (request, response) => {
    const given = await jsonBody(request, confirmRequest);
    const confirming = desk.confirm(accountOf(request), given.password, addressOf(request));
    response.json({ until: await orAccessProblem(WRONG_PASSWORD, confirming) });
  };
}

/** `GET /api/v1/accounts`: who has an account, and how it stands. */
function getAccounts({ book }: SignInRouteOptions): RequestHandler {
  return (_request, response) => {
    const answer: AccountsAnswer = {
      accounts: book.all().map(({ name, ...account }) => ({
        account: name,
        ...account,
        signIns: book.signIns(name).length,
      })),
    };
    response.json(answer);
  };
}

function meOf({ account, displayName, role }: AccountPrincipal, until: number): Me {
  return { account, displayName, role, permissions: permissionsOf(role), until };
}

/** Where a request comes from, as one name for both spellings of an IPv4 address. */
function addressOf({ socket }: Request): string {
  return (socket.remoteAddress ?? '未知').replace(/^::ffff:/, '');
}

/** Whether the request came over TLS: what it is answered need not be kept from the network. */
function isSecure({ socket }: Request): boolean {
  return 'encrypted' in socket && socket.encrypted === true;
}
