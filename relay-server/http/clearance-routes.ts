import type { IRouter } from 'express';
import type { Guards } from '../access/guards.ts';
import {
  type ClearanceRouteOptions,
  getClearance,
  getClearances,
  postClear,
  postClearanceWithdrawal,
  postProposal,
  postRefusal,
  postReview,
} from './clearance-route.ts';
import { methodRoute, methodsRoute } from './method-route.ts';

/** Which clips may be shown to whom, below `/api/v1`: for persons alone. */
export function clearanceRoutes(
  api: IRouter,
  clearance: ClearanceRouteOptions,
  guards: Pick<Guards, 'may'>,
): void {
  const read = guards.may('read.bureau', { display: 'none' });
  const propose = guards.may('clearance.propose');
  const review = guards.may('clearance.review');
  methodsRoute(api, '/clearances', {
    get: [read, getClearances(clearance)],
    post: [propose, postProposal(clearance)],
  });
  methodRoute(api, '/clearances/:clipId', 'get', read, getClearance(clearance));
  const step = '/clearances/:clipId';
  methodRoute(api, `${step}/review`, 'post', review, postReview(clearance));
  methodRoute(api, `${step}/refuse`, 'post', review, postRefusal(clearance));
  methodRoute(api, `${step}/clear`, 'post', guards.may('clearance.clear'), postClear(clearance));
  methodRoute(api, `${step}/withdraw`, 'post', propose, postClearanceWithdrawal(clearance));
}
