import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { RunOutcome } from '../../wire/library.ts';
import { accountOf } from '../access/guards.ts';
import { type Exports, ExportsFull } from '../video/export/exports.ts';
import { NoRecording } from '../video/export/job-of.ts';
import { LibraryConflict } from '../video/library/commands.ts';
import { type By, linkRequest, reasonedRequest } from '../video/library/requests.ts';
import {
  holdRun,
  linkRun,
  type RunCommandOptions,
  releaseRun,
} from '../video/library/run-commands.ts';
import type { Recording, RecordingBook } from '../video/recording/recording-book.ts';
import { jsonBody } from './json-body.ts';
import { orLibraryConflict } from './library-conflict.ts';
import { knownRecording, type LibraryRouteOptions } from './library-route.ts';

export interface RunExportOptions {
  readonly exports: Pick<Exports, 'begin'>;
  readonly recordings: Pick<RecordingBook, 'get' | 'run'>;
  readonly log: (line: string, error?: unknown) => void;
}

/** `POST /api/v1/recordings/:id/run/link` */
export function postRunLink(options: LibraryRouteOptions): RequestHandler {
  return postOverRun(linkRequest, linkRun, options);
}

/** `POST /api/v1/recordings/:id/run/hold` */
export function postRunHold(options: LibraryRouteOptions): RequestHandler {
  return postOverRun(reasonedRequest, holdRun, options);
}

/** `POST /api/v1/recordings/:id/run/release` */
export function postRunRelease(options: LibraryRouteOptions): RequestHandler {
  return postOverRun(reasonedRequest, releaseRun, options);
}

/** `POST /api/v1/recordings/:id/run/export`: an export of each recording, the oldest first. */
export function postRunExport({ exports, recordings, log }: RunExportOptions): RequestHandler {
  return async (request, response) => {
    const { reason } = await jsonBody(request, reasonedRequest);
    const { account: by } = accountOf(request);
    const outcome: RunOutcome = { done: [], unchanged: [], refused: [] };
    for (const { id: recordingId } of recordings.run(knownRecording(request, recordings))) {
      try {
        const exportId = await exports.begin({ recordingId, reason, by });
        outcome.done.push({ recordingId, exportId });
      } catch (error) {
        const refusal = refusalOf(error);
        // What is being made already is told all the same.
        if (refusal === null) log(`录像 ${recordingId} 未能开始导出`, error);
        const message = refusal ?? '系统内部错误，已记录，请通知运维';
        outcome.refused.push({ recordingId, message });
      }
    }
    response.status(202).json(outcome);
  };
}

/** Answers with what was done with each recording of the run after the durable commit. */
function postOverRun<T>(
  schema: z.ZodType<T>,
  command: (of: Recording, wanted: By<T>, options: RunCommandOptions) => Promise<RunOutcome>,
  options: LibraryRouteOptions,
): RequestHandler {
  return async (request, response) => {
    const wanted = { ...(await jsonBody(request, schema)), by: accountOf(request).account };
    const of = knownRecording(request, options.recordings);
    response.json(await orLibraryConflict(command(of, wanted, options)));
  };
}

/** Chinese; null: it is an error. */
function refusalOf(error: unknown): string | null {
  if (error instanceof LibraryConflict || error instanceof ExportsFull) return error.message;
  if (error instanceof NoRecording) return '没有这段录像';
  return null;
}
