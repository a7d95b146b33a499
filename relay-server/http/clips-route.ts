import type { RequestHandler } from 'express';
import { z } from 'zod';
import { coerciveMeasures, seizureMeasures } from '../../wire/codes.ts';
import { caseNumber, caseType, recordingId, sourceId, text } from '../../wire/primitives.ts';
import { accountOf } from '../access/guards.ts';
import { ruleBook } from '../rules/rule-book.ts';
import type { ClipBook } from '../video/library/clip-book.ts';
import {
  type CommandOptions,
  markClip,
  type WithdrawalOptions,
  withdrawClip,
} from '../video/library/commands.ts';
import { clipRequest, reasonedRequest } from '../video/library/requests.ts';
import type { RecordingBook } from '../video/recording/recording-book.ts';
import { jsonBody } from './json-body.ts';
import { orLibraryConflict } from './library-conflict.ts';
import { pageLimit, pageOf, pagePlace } from './page-place.ts';
import { RequestProblem } from './problem.ts';
import { parsedQuery } from './query.ts';
import { clipView, clipViews, type NameOf } from './recording-view.ts';

export interface ClipsRouteOptions extends CommandOptions {
  readonly recordings: Pick<RecordingBook, 'get'>;
  readonly nameOf?: NameOf;
  readonly clips: Pick<ClipBook, 'get' | 'find'>;
}

const query = z.strictObject({
  recording: recordingId.optional(),
  case: caseNumber.optional(),
  caseType: caseType.optional(),
  measure: z.union([seizureMeasures.schema, coerciveMeasures.schema]).optional(),
  text: text(60).optional(),
  before: pagePlace.optional(),
  limit: pageLimit,
});

/** `GET /api/v1/clips` → `{clips, next}`, newest first. */
export function getClips({ clips, recordings, nameOf }: ClipsRouteOptions): RequestHandler {
  return (request, response) => {
    const { case: ofCase, before, limit, ...rest } = parsedQuery(request, query);
    const found = clips.find({
      ...rest,
      caseNumber: ofCase,
      after: before && { markedAt: before.at, id: before.id },
      limit: limit + 1,
    });
    const { items, next } = pageOf(found, limit, ({ markedAt }) => markedAt);
    response.json({ clips: clipViews(items, recordings, nameOf), next });
  };
}

/** `POST /api/v1/clips`: marks a stretch of a recording. */
export function postClip(options: ClipsRouteOptions): RequestHandler {
  return async (request, response) => {
    const asked = await jsonBody(request, clipRequest);
    const wanted = { ...asked, by: accountOf(request).account };
    const recording = options.recordings.get(wanted.recordingId);
    if (!recording) throw new RequestProblem('not_found', '没有这段录像');
    const id = await orLibraryConflict(markClip(recording, wanted, options));
    const clip = options.clips.get(id);
    if (!clip) throw new RequestProblem('library_conflict', ruleBook['L-7'].sentence, {}, 'L-7');
    response.status(201).json(clipView(clip, recording, options.nameOf));
  };
}

/** `POST /api/v1/clips/:id/withdraw`: the clip stands no longer. */
export function postWithdrawal(options: ClipsRouteOptions & WithdrawalOptions): RequestHandler {
  return async (request, response) => {
    const asked = await jsonBody(request, reasonedRequest);
    const wanted = { ...asked, by: accountOf(request).account };
    const id = sourceId.safeParse(request.params.id);
    const clip = id.success ? options.clips.get(id.data) : undefined;
    if (!clip) throw new RequestProblem('not_found', ruleBook['L-8'].sentence);
    await orLibraryConflict(withdrawClip(clip, wanted, options));
    response.json({ id: clip.id, withdrawn: true });
  };
}
