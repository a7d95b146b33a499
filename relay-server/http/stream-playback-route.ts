import express, { type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import { instant, streamId } from '../../wire/primitives.ts';
import { joinedPlaylist } from '../video/recording/joined-playlist.ts';
import type { StreamPlayback } from '../video/recording/stream-playback.ts';
import { methodRoute } from './method-route.ts';
import { sendPlaylist } from './playlist-answer.ts';
import { RequestProblem } from './problem.ts';
import { parsedQuery } from './query.ts';

/** A playlist tells no longer span, ms: two days. */
const LONGEST = 48 * 3_600_000;

const milliseconds = z.coerce.number().pipe(instant);
const query = z.strictObject({ from: milliseconds, to: milliseconds });

/**
 * `/video/streams/ID/index.m3u8?from&to`: what was recorded of a stream in a span, live and uploaded, as
 * one VOD playlist. Its media are those of the recordings.
 * @param guard refuses a request that may not see the stream `request.params.id`
 */
export function streamPlaybackRoute(
  playback: Pick<StreamPlayback, 'joined'>,
  guard: RequestHandler,
): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  methodRoute(router, '/:id/index.m3u8', 'get', guard, async (request, response) => {
    response.set('cache-control', 'no-store');
    const id = streamId.safeParse(request.params.id);
    if (!id.success) throw new RequestProblem('not_found', '没有这路视频');
    const { from, to } = parsedQuery(request, query);
    if (from >= to) throw new RequestProblem('invalid_request', '参数 from 须早于 to');
    if (to - from > LONGEST) throw new RequestProblem('invalid_request', '一次最多 48 小时');
    const joined = await playback.joined(id.data, { from, to });
    if (joined.length === 0) throw new RequestProblem('not_found', '这段时间没有录像');
    const folderOf = (recordingId: string) => `/video/recordings/${recordingId}`;
    await sendPlaylist(request, response, joinedPlaylist(joined, folderOf));
  });
  return router;
}
