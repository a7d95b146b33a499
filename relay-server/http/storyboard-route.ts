import express, { type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import type { Storyboard } from '../../wire/library.ts';
import type { RecordingBook } from '../video/recording/recording-book.ts';
import type { Storyboards } from '../video/storyboard/storyboards.ts';
import { knownRecording } from './library-route.ts';
import { methodRoute } from './method-route.ts';
import { RequestProblem, retryAfter } from './problem.ts';

export interface StoryboardRouteOptions {
  readonly recordings: Pick<RecordingBook, 'get'>;
  readonly storyboards: Pick<Storyboards, 'of' | 'sheet'>;
}

/** A storyboard that is made anew is the same; who may not see it any more must not find it for long. */
const SHEET_CACHE = 'private, max-age=60';

/**
 * Thumbnails, below `/video/recordings`: `ID/storyboard.json` and `ID/storyboard/N.jpg`.
 * @param guard refuses a request that may not see the recording `request.params.id`
 */
export function storyboardRoute(options: StoryboardRouteOptions, guard: RequestHandler): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  methodRoute(router, '/:id/storyboard.json', 'get', guard, serveStoryboard(options));
  methodRoute(router, '/:id/storyboard/:file', 'get', guard, serveSheet(options));
  return router;
}

function serveStoryboard({ recordings, storyboards }: StoryboardRouteOptions): RequestHandler {
  return async (request, response) => {
    const recording = knownRecording(request, recordings);
    const manifest = await storyboards.of(recording);
    if (manifest === null) throw new RequestProblem('not_found', '这段录像没有缩略图');
    if (manifest === 'making') {
      throw new RequestProblem('not_ready', '缩略图正在生成，请稍后重试', retryAfter(2));
    }
    const { intervalMs, width, height, columns, rows, tiles, sheets } = manifest;
    const storyboard: Storyboard = {
      ...{ intervalMs, width, height, columns, rows, tiles },
      sheets: Array.from(
        { length: sheets },
        (_, index) => `/video/recordings/${recording.id}/storyboard/${index + 1}.jpg`,
      ),
    };
    response.set('cache-control', 'no-store').json(storyboard);
  };
}

function serveSheet({ recordings, storyboards }: StoryboardRouteOptions): RequestHandler {
  return async (request, response) => {
    const recording = knownRecording(request, recordings);
    const [, number] = /^([1-9]\d?)\.jpg$/.exec(z.string().parse(request.params.file)) ?? [];
    const sheet = number === undefined ? null : await storyboards.sheet(recording, Number(number));
    if (sheet === null) throw new RequestProblem('not_found', '没有这张缩略图');
    response.set({ 'content-type': 'image/jpeg', 'cache-control': SHEET_CACHE });
    response.end(sheet);
  };
}
