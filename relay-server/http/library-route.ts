import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import type { RecordingDetail } from '../../wire/library.ts';
import { recordingId } from '../../wire/primitives.ts';
import { accountOf } from '../access/guards.ts';
import type { LogStore } from '../log/store.ts';
import type { ClipBook } from '../video/library/clip-book.ts';
import {
  type CommandOptions,
  holdRecording,
  linkRecording,
  releaseRecording,
  type WithdrawalOptions,
} from '../video/library/commands.ts';
import { deedsIn, openGapIn } from '../video/library/history.ts';
import { pictureOf } from '../video/library/picture.ts';
import { relatedTo } from '../video/library/related.ts';
import { type By, linkRequest, reasonedRequest } from '../video/library/requests.ts';
import type { Recording, RecordingBook } from '../video/recording/recording-book.ts';
import type { RecordingReader } from '../video/recording/recording-reader.ts';
import { jsonBody } from './json-body.ts';
import { orLibraryConflict } from './library-conflict.ts';
import { RequestProblem } from './problem.ts';
import {
  clipViews,
  type NameOf,
  partViews,
  type RecordingViewOptions,
  recordingView,
} from './recording-view.ts';

export interface LibraryRouteOptions
  extends CommandOptions,
    WithdrawalOptions,
    RecordingViewOptions {
  readonly recordings: Pick<RecordingBook, 'get' | 'find' | 'run'>;
  readonly reader: RecordingReader;
  readonly nameOf?: NameOf;
  readonly clips: Pick<ClipBook, 'get' | 'find' | 'of' | 'countOf'>;
  readonly store: Pick<LogStore, 'findEvents' | 'rowCount' | 'historyOf'>;
}

/** `GET /api/v1/recordings/:id`: the recording, what of it there is to see, and what was done with it. */
export function getRecording(options: LibraryRouteOptions): RequestHandler {
  const { recordings, clips, store, reader, nameOf = (by) => by } = options;
  return async (request, response) => {
    const recording = knownRecording(request, recordings);
    const { id, streamId, state } = recording;
    const entries = state === 'deleted' ? null : await reader.entries(streamId, id);
    const events = await store.historyOf(`recording:${id}`);
    const detail: RecordingDetail = {
      ...recordingView(recording, options),
      ...pictureOf(entries ?? [], state === 'interrupted' ? openGapIn(events) : null),
      clips: clipViews(clips.of(id), recordings, nameOf),
      history: deedsIn(events)
        .reverse()
        .map((deed) => ({ ...deed, by: deed.by === null ? null : nameOf(deed.by) })),
      related: relatedTo(recording, recordings),
      parts: partViews(recordings.run(recording)),
    };
    response.json(detail);
  };
}

/** `POST /api/v1/recordings/:id/link` */
export function postLink(options: LibraryRouteOptions): RequestHandler {
  return postCommand(linkRequest, linkRecording, options);
}

/** `POST /api/v1/recordings/:id/hold` */
export function postHold(options: LibraryRouteOptions): RequestHandler {
  return postCommand(reasonedRequest, holdRecording, options);
}

/** `POST /api/v1/recordings/:id/release` */
export function postRelease(options: LibraryRouteOptions): RequestHandler {
  return postCommand(reasonedRequest, releaseRecording, options);
}

/** Answers with the recording as it is after the command's durable commit. */
function postCommand<T>(
  schema: z.ZodType<T>,
  command: (recording: Recording, wanted: By<T>, options: CommandOptions) => Promise<void>,
  options: LibraryRouteOptions,
): RequestHandler {
  return async (request, response) => {
    const wanted = { ...(await jsonBody(request, schema)), by: accountOf(request).account };
    const recording = knownRecording(request, options.recordings);
    await orLibraryConflict(command(recording, wanted, options));
    response.json(recordingView(knownRecording(request, options.recordings), options));
  };
}

/** @throws RequestProblem `not_found` for a name that no recording has */
export function knownRecording(
  request: Request,
  recordings: Pick<RecordingBook, 'get'>,
): Recording {
  const id = recordingId.safeParse(request.params.id);
  const recording = id.success ? recordings.get(id.data) : undefined;
  if (!recording) throw new RequestProblem('not_found', '没有这段录像');
  return recording;
}
