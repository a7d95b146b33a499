import type { IRouter, Request, RequestHandler, Response } from 'express';
import {
  directRequest,
  modeRequest,
  moveRequest,
  pairRequest,
  revokeRequest,
  wallRequest,
} from '../../wire/displays.ts';
import { displayId, wallId } from '../../wire/primitives.ts';
import type { PairedDisplay, Wall } from '../displays/display-book.ts';
import { DisplayConflict, NotConfirmed } from '../displays/display-conflict.ts';
import { digestOfDisplayKey, displayCookie, newDisplayKey } from '../displays/display-key.ts';
import type { Displays } from '../displays/displays.ts';
import { OWN_PAGE } from '../displays/own-wall.ts';
import { isSamePage } from '../fanout/gate.ts';
import type { ConnectedDisplay } from '../fanout/start-fanout.ts';
import { TokenBucket } from '../fanout/token-bucket.ts';
import { jsonBody, requireJson } from './json-body.ts';
import { methodRoute } from './method-route.ts';
import type { Operators } from './operators.ts';
import { RequestProblem, retryAfter } from './problem.ts';

export interface DisplaysRouteOptions {
  readonly displays: Displays;
  readonly operators: Operators;
}

/** Keys that pages ask for, all together: at once, and a second. */
const KEYS = { burst: 40, perSecond: 1 } as const;
/** Codes that nobody shows, all together: who guesses is soon slow. */
const GUESSES = { burst: 8, perSecond: 0.1 } as const;

/** Walls and displays, below `/api/v1`. */
export function displayRoutes(api: IRouter, options: DisplaysRouteOptions): void {
  methodRoute(api, '/displays', 'get', getDisplays(options));
  methodRoute(api, '/displays/self', 'post', postSelf(options));
  methodRoute(api, '/displays/pair', 'post', postPairing(options));
  methodRoute(api, '/displays/:id/move', 'post', postMove(options));
  methodRoute(api, '/displays/:id/revoke', 'post', postRevocation(options));
  methodRoute(api, '/walls', 'post', postWall(options));
  methodRoute(api, '/walls/:id/mode', 'post', postMode(options));
  methodRoute(api, '/walls/:id/direct', 'post', postDirection(options));
}

/** `GET /api/v1/displays`: walls, displays, and who waits. Codes are on the screens alone. */
function getDisplays({ displays, operators }: DisplaysRouteOptions): RequestHandler {
  return (request, response) => {
    operators.require(request, 'read.bureau');
    const connected = displays.connected();
    const screensOf = (id: string | null) => connected.filter(({ who }) => who === id);
    response.json({
      walls: displays.rooms.all().map((wall) => wallView(wall, displays)),
      displays: displays.book
        .displays()
        .map((one) => ({ ...displayView(one), screens: screensOf(one.id).map(screenView) })),
      ownPages: screensOf(OWN_PAGE).map(screenView),
      waiting: displays.waiting.all().map(({ address, since }) => ({ address, since })),
    });
  };
}

/** `POST /api/v1/displays/self`: a key of its own for the page that asks, as a cookie. It opens nothing yet. */
function postSelf({ displays }: DisplaysRouteOptions): RequestHandler {
  const keys = new TokenBucket(KEYS.burst, KEYS.perSecond, performance.now());
  return (request, response) => {
    requireOwnPage(request);
    requireJson(request);
    const { remoteAddress = '' } = request.socket;
    if (displays.displayOf({ remoteAddress, headers: request.headers })) {
      throw new RequestProblem('display_conflict', '此屏幕已经配对，不必再取密钥');
    }
    if (!keys.take(performance.now())) {
      throw new RequestProblem('rate_limited', '屏幕申请配对过快，请稍候', retryAfter(5));
    }
    const key = newDisplayKey();
    if (!displays.waiting.add(digestOfDisplayKey(key), remoteAddress)) {
      const detail = '等候配对的屏幕过多，请先配对或关闭其中一些';
      throw new RequestProblem('rate_limited', detail, retryAfter(60));
    }
    response.set('set-cookie', displayCookie(key, request.secure)).json({ waiting: true });
  };
}

/** `POST /api/v1/displays/pair`: lets in the display that shows the code. */
function postPairing({ displays, operators }: DisplaysRouteOptions): RequestHandler {
  const guesses = new TokenBucket(GUESSES.burst, GUESSES.perSecond, performance.now());
  return async (request, response) => {
    const { by } = operators.require(request, 'display.pair');
    const wanted = await jsonBody(request, pairRequest);
    if (!guesses.has(performance.now())) {
      throw new RequestProblem('rate_limited', '配对码多次不对，请稍候再试', retryAfter(10));
    }
    const paired = await orConflict(displays.commands.pair(wanted, by));
    if (!paired) {
      guesses.take(performance.now());
      throw new RequestProblem('not_found', '没有屏幕显示此配对码，请核对屏幕上的 6 位数字');
    }
    response.status(201).json(displayView(paired));
  };
}

/** `POST /api/v1/displays/:id/move`: another name, wall or cell. */
function postMove({ displays, operators }: DisplaysRouteOptions): RequestHandler {
  return async (request, response) => {
    const { by } = operators.require(request, 'display.pair');
    const wanted = await jsonBody(request, moveRequest);
    const moved = displays.commands.move(named(request, displayId), wanted, by);
    response.json(displayView(await orConflict(moved)));
  };
}

/** `POST /api/v1/displays/:id/revoke`: its key opens nothing from then on. */
function postRevocation({ displays, operators }: DisplaysRouteOptions): RequestHandler {
  return async (request, response) => {
    const { by } = operators.require(request, 'display.pair');
    const { reason } = await jsonBody(request, revokeRequest);
    const id = named(request, displayId);
    await orConflict(displays.commands.revoke(id, reason, by));
    response.json({ id, revoked: true });
  };
}

/** `POST /api/v1/walls`: adds a wall, or changes it. */
function postWall({ displays, operators }: DisplaysRouteOptions): RequestHandler {
  return async (request, response) => {
    const { by } = operators.require(request, 'display.pair');
    const wanted = await jsonBody(request, wallRequest);
    answerWall(await orConflict(displays.commands.putWall(wanted, by)), displays, response);
  };
}

/** `POST /api/v1/walls/:id/mode`: what may be shown before it. */
function postMode({ displays, operators }: DisplaysRouteOptions): RequestHandler {
  return async (request, response) => {
    const { by } = operators.require(request, 'room.lower');
    const wish = await jsonBody(request, modeRequest);
    const confirmed = () => operators.require(request, 'room.raise').confirmed();
    const changed = displays.commands.setMode(named(request, wallId), wish, { by, confirmed });
    answerWall(await orConflict(changed), displays, response);
  };
}

/** `POST /api/v1/walls/:id/direct`: what it shall show. */
function postDirection({ displays, operators }: DisplaysRouteOptions): RequestHandler {
  return async (request, response) => {
    const { by } = operators.require(request, 'wall.direct');
    const wanted = await jsonBody(request, directRequest);
    const directed = displays.commands.direct(named(request, wallId), wanted, by);
    answerWall(await orConflict(directed), displays, response);
  };
}

function answerWall(wall: Wall, displays: Displays, response: Response): void {
  response.json(wallView(wall, displays));
}

/** `mode` as it is now, its time over or not. */
function wallView(wall: Wall, { rooms }: Displays) {
  const { id, title, columns, rows, bezel, since, until, back, directive } = wall;
  const mode = rooms.mode(id);
  return { id, title, columns, rows, bezel, mode, since, until, back, directive };
}

/** A page that is open now: what it was sent, and what it says that it shows. */
function screenView({ address, audience, live, unsent, report }: ConnectedDisplay) {
  return { address, audience, live, unsent, report };
}

function displayView({ id, name, wallId: of, column, row, pairedAt, by }: PairedDisplay) {
  return { id, name, wallId: of, column, row, pairedAt, by };
}

/** What changes something is taken from no page but the relay's own, on whatever machine. */
function requireOwnPage({ headers }: Request): void {
  if (!isSamePage(headers)) throw new RequestProblem('forbidden', '只接受本系统页面的请求');
}

interface Schema {
  safeParse(value: unknown): { success: true; data: string } | { success: false };
}

function named({ params }: Request, schema: Schema): string {
  const id = schema.safeParse(params.id);
  if (!id.success) throw new RequestProblem('not_found');
  return id.data;
}

async function orConflict<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotConfirmed) throw new RequestProblem('confirmation_needed');
    if (!(error instanceof DisplayConflict)) throw error;
    const code = error.isUnknown ? 'not_found' : 'display_conflict';
    throw new RequestProblem(code, error.message, {}, error.rule);
  }
}
