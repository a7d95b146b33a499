import type { IRouter, Request, RequestHandler } from 'express';
import { z } from 'zod';
import { drawNumberRequest, openDrawRequest } from '../../wire/draws.ts';
import { drawId } from '../../wire/events/draws.ts';
import { copyDraw } from '../audiences/draw.ts';
import type { StandingDraw } from '../figures/draw/draw-book.ts';
import { DrawConflict } from '../figures/draw/draw-conflict.ts';
import type { DrawDesk } from '../figures/draw/draw-desk.ts';
import { jsonBody } from './json-body.ts';
import { methodRoute } from './method-route.ts';
import type { Operators } from './operators.ts';
import { RequestProblem } from './problem.ts';

export interface DrawsRouteOptions {
  readonly draws: DrawDesk;
  readonly operators: Operators;
}

/** Drawing cases from a figure, below `/api/v1` (SPEC H-94 to H-96). */
export function drawRoutes(api: IRouter, options: DrawsRouteOptions): void {
  methodRoute(api, '/draws', 'post', postDraw(options));
  methodRoute(api, '/draws/:id/number', 'post', postNumber(options));
  methodRoute(api, '/draws/:id/close', 'post', postClosing(options));
}

/** `POST /api/v1/draws`: fixes the list of the cases that a figure counts. */
function postDraw({ draws, operators }: DrawsRouteOptions): RequestHandler {
  return async (request, response) => {
    const { by } = operators.require(request, 'wall.direct');
    const wanted = await jsonBody(request, openDrawRequest);
    response.status(201).json(drawAnswer(await orConflict(draws.open(wanted, by))));
  };
}

/** `POST /api/v1/draws/:id/number`: the number that was called out. */
function postNumber({ draws, operators }: DrawsRouteOptions): RequestHandler {
  return async (request, response) => {
    const { by } = operators.require(request, 'wall.direct');
    const wanted = await jsonBody(request, drawNumberRequest);
    response.json(drawAnswer(await orConflict(draws.draw(named(request), wanted, by))));
  };
}

/** `POST /api/v1/draws/:id/close`: the wall shows it no more. */
function postClosing({ draws, operators }: DrawsRouteOptions): RequestHandler {
  return async (request, response) => {
    const { by } = operators.require(request, 'wall.direct');
    await jsonBody(request, z.strictObject({}));
    const id = named(request);
    await orConflict(draws.close(id, by));
    response.json({ id, closed: true });
  };
}

function drawAnswer(draw: StandingDraw) {
  return { id: draw.id, ...copyDraw(draw) };
}

function named({ params }: Request): string {
  const id = drawId.safeParse(params.id);
  if (!id.success) throw new RequestProblem('not_found', '没有此抽取');
  return id.data;
}

async function orConflict<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DrawConflict)) throw error;
    const code = error.isUnknown ? 'not_found' : 'draw_conflict';
    throw new RequestProblem(code, error.message, {}, error.rule);
  }
}
