import type { IRouter, RequestHandler } from 'express';
import type { Guards } from '../access/guards.ts';
import { catalog } from '../figures/catalog.ts';
import type { FigureDesk } from '../figures/figure-desk.ts';
import { figureQuestion } from './figure-question.ts';
import { methodRoute } from './method-route.ts';

export interface FigureRoutesOptions {
  readonly desk: FigureDesk;
  readonly courtName: string;
}

/** What figures mean, and each figure over any days and in any breakdown, below `/api/v1` (SPEC H-90 to H-93). */
export function figureRoutes(api: IRouter, options: FigureRoutesOptions, guards: Guards): void {
  const may = guards.may('read.bureau', { program: true, display: 'all' });
  methodRoute(api, '/indicators', 'get', may, getIndicators(options));
  methodRoute(api, '/figures/:id', 'get', may, getFigure(options));
}

/** `GET /api/v1/indicators`: every indicator as data. */
function getIndicators({ desk, courtName }: FigureRoutesOptions): RequestHandler {
  return async (_request, response) => {
    const { courtToday } = await desk.standing();
    response.json({ courtName, indicators: catalog(desk.config, courtToday) });
  };
}

/** `GET /api/v1/figures/:id?period|from&to&by&compare`: one figure, and of what it is made. */
function getFigure({ desk }: FigureRoutesOptions): RequestHandler {
  return async (request, response) => {
    const { courtToday } = await desk.standing();
    response.json(await desk.answer(figureQuestion(request, desk.config, courtToday)));
  };
}
