import type { IRouter, RequestHandler } from 'express';
import { type Guards, principalOf } from '../access/guards.ts';
import type { Principal } from '../access/principal.ts';
import { catalog } from '../figures/catalog.ts';
import { type FigureDesk, NotForVisitors } from '../figures/figure-desk.ts';
import { figureQuestion } from './figure-question.ts';
import { methodRoute } from './method-route.ts';
import { RequestProblem } from './problem.ts';

export interface FigureRoutesOptions {
  readonly desk: FigureDesk;
  readonly courtName: string;
  /** The data are made up. */
  readonly demo: boolean;
}

/** What figures mean, and each figure over any days and in any breakdown, below `/api/v1` (SPEC H-90 to H-93). */
export function figureRoutes(api: IRouter, options: FigureRoutesOptions, guards: Guards): void {
  const may = readersOf(guards);
  methodRoute(api, '/indicators', 'get', guards.known, may, getIndicators(options));
  methodRoute(api, '/figures/:id', 'get', guards.known, may, getFigure(options));
}

/** Whoever may see the bureau's figures, and displays before visitors. */
function readersOf(guards: Guards): RequestHandler {
  return (request, _response, next) => {
    if (!isVisitors(principalOf(request))) {
      guards.require(request, 'read.bureau', { program: true, display: 'all' });
    }
    next();
  };
}

function isVisitors(principal: Principal): boolean {
  return principal.kind === 'display' && principal.mode === 'delegates';
}

/** `GET /api/v1/indicators`: every indicator as data. */
function getIndicators({ desk, courtName, demo }: FigureRoutesOptions): RequestHandler {
  return async (_request, response) => {
    const { courtToday } = await desk.standing();
    response.json({ courtName, demo, indicators: catalog(desk.config, courtToday) });
  };
}

/** `GET /api/v1/figures/:id?period|from&to&by&compare&for`: one figure, and of what it is made. */
function getFigure({ desk }: FigureRoutesOptions): RequestHandler {
  return async (request, response) => {
    const { courtToday } = await desk.standing();
    const { question, forVisitors } = figureQuestion(request, desk.config, courtToday);
    // A screen that stands before visitors may belong to somebody who is signed in: it asks as one of them.
    const isWhole = !forVisitors && !isVisitors(principalOf(request));
    if (isWhole) response.json(await desk.answer(question));
    else response.json(await orForbidden(desk.visitorsAnswer(question)));
  };
}

async function orForbidden<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof NotForVisitors)) throw error;
    throw new RequestProblem(
      'forbidden',
      '参观模式只提供大屏所示期间的指标；镇街、案由等分组按今年（period=year），月份可按今年或中心启用以来',
    );
  }
}
