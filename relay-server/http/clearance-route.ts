import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { ClearanceDetail, ClearanceItem } from '../../wire/clearance.ts';
import { clearanceStates } from '../../wire/codes.ts';
import { recordingId, sourceId } from '../../wire/primitives.ts';
import type { View } from '../../wire/views.ts';
import { accountOf } from '../access/guards.ts';
import { clearanceTopic } from '../audiences/clearance.ts';
import { ruleBook } from '../rules/rule-book.ts';
import type { ClearanceBook, ClipClearance } from '../video/clearance/clearance-book.ts';
import {
  type ClearanceCommandOptions,
  clearClearance,
  proposeClearance,
  refuseClearance,
  reviewClearance,
  UnfitText,
  withdrawClearance,
} from '../video/clearance/commands.ts';
import {
  clearRequest,
  proposalRequest,
  refusalRequest,
  reviewRequest,
  withdrawalRequest,
} from '../video/clearance/requests.ts';
import type { WithdrawalOptions } from '../video/library/commands.ts';
import { jsonBody } from './json-body.ts';
import { orLibraryConflict } from './library-conflict.ts';
import { RequestProblem } from './problem.ts';
import { parsedQuery } from './query.ts';

export interface ClearanceRouteOptions extends ClearanceCommandOptions, WithdrawalOptions {
  readonly book: Pick<ClearanceBook, 'get' | 'all'>;
}

/** More are not told at once. */
const MOST = 500;

const query = z.strictObject({
  recording: recordingId.optional(),
  state: z.optional(clearanceStates.schema),
});

/** `GET /api/v1/clearances`: how clips stand of which it was ever asked that they be shown. */
export function getClearances({ book }: ClearanceRouteOptions): RequestHandler {
  return (request, response) => {
    const { recording, state } = parsedQuery(request, query);
    const clearances = book
      .all()
      .filter((clip) => recording === undefined || clip.recordingId === recording)
      .filter(({ proposal }) => state === undefined || proposal?.state === state)
      .sort((a, b) => (b.proposal?.lastAt ?? 0) - (a.proposal?.lastAt ?? 0))
      .slice(0, MOST);
    response.json({ clearances: clearances.map(itemOf) });
  };
}

/** `GET /api/v1/clearances/:clipId`: with masks and sound as they were asked for. */
export function getClearance(options: ClearanceRouteOptions): RequestHandler {
  return (request, response) => {
    response.json(detailOf(clipOf(request, options)));
  };
}

/** `POST /api/v1/clearances`: asks for a clip to be shown. */
export function postProposal(options: ClearanceRouteOptions): RequestHandler {
  return async (request, response) => {
    const wanted = await jsonBody(request, proposalRequest);
    const { account } = accountOf(request);
    await orLibraryConflict(orUnfit(proposeClearance(wanted, account, options)));
    response.status(201).json(standing(wanted.clipId, options));
  };
}

export const postReview = deed(reviewRequest, reviewClearance);
export const postClear = deed(clearRequest, clearClearance);
export const postRefusal = deed(refusalRequest, refuseClearance);
export const postClearanceWithdrawal = deed(withdrawalRequest, withdrawClearance);

/** A step of a clearance that stands; the answer is how it stands then. */
function deed<T>(
  schema: z.ZodType<T>,
  work: (
    clip: ClipClearance,
    wanted: T,
    by: string,
    options: ClearanceRouteOptions,
  ) => Promise<void>,
): (options: ClearanceRouteOptions) => RequestHandler {
  return (options) => async (request, response) => {
    const wanted = await jsonBody(request, schema);
    const clip = clipOf(request, options);
    await orLibraryConflict(work(clip, wanted, accountOf(request).account, options));
    response.json(standing(clip.clipId, options));
  };
}

async function orUnfit(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof UnfitText)) throw error;
    throw new RequestProblem('invalid_request', `${error.field}：${error.message}`);
  }
}

/** @throws RequestProblem `not_found` for a clip of which it was never asked, or that does not stand */
function clipOf(request: Request, { book }: ClearanceRouteOptions): ClipClearance {
  const id = sourceId.safeParse(request.params.clipId);
  const clip = id.success ? book.get(id.data) : undefined;
  if (!clip) throw new RequestProblem('not_found', '此片段没有放行申请，或已撤下');
  return clip;
}

/** @throws RequestProblem when the clip was withdrawn at this very moment */
function standing(clipId: string, { book }: ClearanceRouteOptions): ClearanceDetail {
  const clip = book.get(clipId);
  if (!clip) throw new RequestProblem('library_conflict', ruleBook['K-1'].sentence, {}, 'K-1');
  return detailOf(clip);
}

function itemOf({ clipId, ...row }: ClipClearance): ClearanceItem {
  const view: View<'clearance'> | undefined = clearanceTopic(row);
  if (!view) throw new Error(`${clipId} has no view`);
  return { clipId, ...view };
}

function detailOf(clip: ClipClearance): ClearanceDetail {
  return { ...itemOf(clip), maskPlan: clip.masks, soundPlan: clip.soundPlan };
}
