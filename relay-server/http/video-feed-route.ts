import type { RequestHandler } from 'express';
import { z } from 'zod';
import { streamId } from '../../wire/primitives.ts';
import { MOST_FED } from '../../wire/video-feed.ts';
import type { LiveStreams } from '../video/live/live-streams.ts';
import { PageFeed } from '../video/live/page-feed.ts';
import { parsedQuery } from './query.ts';

/** What a page has not taken yet: beyond that it is let go, and comes back to what is new then. */
const MOST_UNREAD = 8 * 2 ** 20;

const asked = z.object({
  streams: z
    .string()
    .transform((ids) => ids.split(','))
    .pipe(z.array(streamId).min(1).max(MOST_FED)),
});

/**
 * `GET /video/live-feed?streams=ID,ID…`: the parts and playlists of several live streams in one answer
 * that does not end (docs/video.md, "Feed"). Closed when the page goes or does not keep up.
 */
export function videoFeed(streams: LiveStreams): RequestHandler {
  return (request, response) => {
    const { streams: ids } = parsedQuery(request, asked);
    response.set({ 'content-type': 'application/octet-stream', 'cache-control': 'no-store' });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    response.flushHeaders();
    const feed = new PageFeed(streams, ids, (head, body) => {
      response.cork();
      response.write(`${JSON.stringify(head)}\n`);
      if (body.byteLength > 0) response.write(body);
      response.uncork();
      if (response.writableLength > MOST_UNREAD) response.destroy();
    });
    response.on('close', () => feed.close());
  };
}
