import type { RequestHandler } from 'express';
import { drawFigure } from '../../wire/events/draws.ts';
import { type Guards, notSignedIn, principalOf } from '../access/guards.ts';
import { type Principal, principalMay } from '../access/principal.ts';
import { copyCourse } from '../audiences/draw.ts';
import type { Examples } from '../figures/draw/examples.ts';
import { askingRate, EXAMPLE_RATE } from './asking-rate.ts';
import { RequestProblem } from './problem.ts';

/** Handlers of `GET /api/v1/examples/:figure`: a masked case a day, for the bureau and for visitors' walls. */
export function getExample(examples: Examples, guards: Guards): RequestHandler[] {
  return [
    guards.known,
    requireReader,
    askingRate(EXAMPLE_RATE, TOO_OFTEN),
    exampleAnswer(examples),
  ];
}

const TOO_OFTEN = '取案例过于频繁，请稍候再试；案例一日一换，不必反复读取';

function exampleAnswer(examples: Examples): RequestHandler {
  return async (request, response) => {
    const figure = drawFigure.safeParse(request.params.figure);
    if (!figure.success) throw new RequestProblem('invalid_request', '应为“指标@期间”');
    const found = await examples.of(figure.data);
    if (found === 'unknown') throw new RequestProblem('not_found', '没有此指标，或没有此期间');
    if (found === 'notOfCases') throw new RequestProblem('not_found', '此指标不按案件逐日计数');
    const { label, day, number, count, digest, course } = found;
    const masked = course && copyCourse(course);
    response.json({ figure: found.figure, label, day, number, count, digest, course: masked });
  };
}

/** Whoever may see the bureau's figures, and displays before visitors. */
const requireReader: RequestHandler = (request, _response, next) => {
  const principal = principalOf(request);
  if (mayRead(principal)) next();
  else if (principal.kind === 'nobody') throw notSignedIn();
  else throw new RequestProblem('forbidden', '此处现在不能看案例');
};

function mayRead(principal: Principal): boolean {
  if (principal.kind === 'program' || principalMay(principal, 'read.bureau')) return true;
  return principal.kind === 'display' && principal.mode === 'delegates';
}
