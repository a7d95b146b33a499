import type { IRouter, RequestHandler } from 'express';
import { acknowledgeRequest, reopenRequest } from '../../wire/alerts.ts';
import { accountOf, type Guards } from '../access/guards.ts';
import { AlertConflict, type AlertDesk } from '../alerts/alert-desk.ts';
import { jsonBody } from './json-body.ts';
import { methodRoute } from './method-route.ts';
import { RequestProblem } from './problem.ts';

/** Alerts at the duty desk, below `/api/v1` (SPEC H-76, H-77). */
export function alertRoutes(api: IRouter, desk: AlertDesk, guards: Guards): void {
  const may = guards.may('alert.acknowledge');
  methodRoute(api, '/alerts/acknowledge', 'post', may, postAcknowledgement(desk));
  methodRoute(api, '/alerts/reopen', 'post', may, postReopening(desk));
}

/** `POST /api/v1/alerts/acknowledge`: somebody has taken note of an alert. */
function postAcknowledgement(desk: AlertDesk): RequestHandler {
  return async (request, response) => {
    const { alertId, note } = await jsonBody(request, acknowledgeRequest);
    await orConflict(desk.acknowledge(alertId, note, accountOf(request).account));
    response.json({ alertId, acknowledged: true });
  };
}

/** `POST /api/v1/alerts/reopen`: the alert waits for somebody again. */
function postReopening(desk: AlertDesk): RequestHandler {
  return async (request, response) => {
    const { alertId } = await jsonBody(request, reopenRequest);
    await orConflict(desk.reopen(alertId, accountOf(request).account));
    response.json({ alertId, acknowledged: false });
  };
}

async function orConflict(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AlertConflict)) throw error;
    throw new RequestProblem('alert_conflict', error.message, {}, error.rule);
  }
}
