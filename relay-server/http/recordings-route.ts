import express, { type Request, type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import { recordingOrigins, recordingStates, towns } from '../../wire/codes.ts';
import { caseNumber, courtDay, instant, streamId, text } from '../../wire/primitives.ts';
import type { Recording, RecordingBook } from '../video/recording/recording-book.ts';
import type {
  Playable,
  RecordingReader,
  StoredMedia,
} from '../video/recording/recording-reader.ts';
import { playlistOf } from '../video/recording/vod-playlist.ts';
import { knownRecording, type LibraryRouteOptions } from './library-route.ts';
import { methodRoute } from './method-route.ts';
import { pageLimit, pageOf, pagePlace } from './page-place.ts';
import { sendPlaylist } from './playlist-answer.ts';
import { RequestProblem, retryAfter } from './problem.ts';
import { parsedQuery } from './query.ts';
import { recordingView } from './recording-view.ts';
import { sendMedia } from './send-media.ts';

export interface RecordingsRouteOptions {
  readonly book: Pick<RecordingBook, 'get'>;
  readonly reader: RecordingReader;
}

/** The media of an address never changes; who may not see it any more must not find it for long. */
const MEDIA_CACHE = 'private, max-age=60, immutable';

const milliseconds = z.coerce.number().pipe(instant);
const query = z.strictObject({
  stream: streamId.optional(),
  case: caseNumber.optional(),
  officer: text(40).optional(),
  town: z.optional(towns.schema),
  day: courtDay.optional(),
  text: text(60).optional(),
  origin: z.optional(recordingOrigins.schema),
  state: z.optional(recordingStates.schema),
  from: milliseconds.optional(),
  to: milliseconds.optional(),
  each: z.enum(['recording', 'run']).optional(),
  before: pagePlace.optional(),
  limit: pageLimit,
});

/** `GET /api/v1/recordings` → `{recordings, next}`, newest first. */
export function getRecordings(options: LibraryRouteOptions): RequestHandler {
  return (request, response) => {
    const { case: ofCase, before, limit, ...rest } = parsedQuery(request, query);
    const found = options.recordings.find({
      ...rest,
      caseNumber: ofCase,
      after: before && { startedAt: before.at, id: before.id },
      limit: limit + 1,
    });
    const { items, next } = pageOf(found, limit, ({ startedAt }) => startedAt);
    response.json({ recordings: items.map((each) => recordingView(each, options)), next });
  };
}

/**
 * Recordings as HLS, below `/video/recordings`: `ID/index.m3u8`, `init.mp4` and `seg-N.m4s`.
 * @param guard refuses a request that may not see the recording `request.params.id`
 */
export function recordingsRoute(options: RecordingsRouteOptions, guard: RequestHandler): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  router.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  methodRoute(router, '/:id/index.m3u8', 'get', guard, servePlaylist(options));
  methodRoute(router, '/:id/:file', 'get', guard, serveMedia(options));
  return router;
}

function servePlaylist(options: RecordingsRouteOptions): RequestHandler {
  return async (request, response) => {
    const { chapters, isOver } = await playableOf(playable(request, options), options);
    if (chapters.length === 0) {
      if (isOver) throw new RequestProblem('not_found', '这段录像没有画面');
      throw new RequestProblem('not_ready', undefined, retryAfter(2));
    }
    await sendPlaylist(request, response, playlistOf(chapters, isOver));
  };
}

function serveMedia(options: RecordingsRouteOptions): RequestHandler {
  return async (request, response) => {
    const recording = playable(request, options);
    const media = await mediaOf(recording, z.string().parse(request.params.file), options);
    if (media === null) throw new RequestProblem('not_found', '录像文件缺失或被改动');
    response.set({ 'content-type': 'video/mp4', 'cache-control': MEDIA_CACHE });
    await sendMedia(media, request, response);
  };
}

async function mediaOf(
  recording: Recording,
  file: string,
  options: RecordingsRouteOptions,
): Promise<StoredMedia | null> {
  const { reader } = options;
  if (file === 'init.mp4') return reader.init(recording.streamId, recording.id);
  const [, number] = /^seg-([1-9]\d{0,9})\.m4s$/.exec(file) ?? [];
  if (number === undefined) throw new RequestProblem('not_found');
  const { chapters } = await playableOf(recording, options);
  const chapter = chapters.find(({ first }) => first === Number(number));
  if (chapter === undefined) throw new RequestProblem('not_found');
  return reader.chapter(recording.streamId, recording.id, chapter);
}

/** @throws RequestProblem `not_found` for a name that no recording has, and when it was deleted */
function playable(request: Request, { book }: RecordingsRouteOptions): Recording {
  const recording = knownRecording(request, book);
  if (recording.state === 'deleted') throw new RequestProblem('not_found', '录像已到期删除');
  return recording;
}

async function playableOf(
  { streamId, id, state }: Recording,
  { reader }: RecordingsRouteOptions,
): Promise<Playable> {
  const playable = await reader.playable(streamId, id, state === 'closed');
  if (playable === null) throw new RequestProblem('not_found', '录像索引缺失或被改动');
  return playable;
}
