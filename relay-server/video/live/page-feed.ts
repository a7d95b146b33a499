import type { FeedHead } from '../../../wire/video-feed.ts';
import type { LiveStream } from './live-stream.ts';
import type { LiveStreams } from './live-streams.ts';
import { partName } from './playlist.ts';

export type SendFed = (head: FeedHead, body: Uint8Array) => void;

const NOTHING = new Uint8Array(0);

/**
 * Everything new of several streams, for one page: each part as it comes, then the playlist that names
 * it. A stream that begins later is told of from then on.
 */
export class PageFeed {
  readonly #streams: LiveStreams;
  readonly #send: SendFed;
  readonly #followed = new Map<string, { stream: LiveStream; leave: () => void }>();
  readonly #leave: () => void;

  constructor(streams: LiveStreams, ids: readonly string[], send: SendFed) {
    this.#streams = streams;
    this.#send = send;
    const wanted = new Set(ids);
    this.#leave = streams.onLiveness(({ kind, streamId }) => {
      if (kind === 'began' && wanted.has(streamId)) this.#follow(streamId);
    });
    for (const id of wanted) this.#follow(id);
  }

  close(): void {
    this.#leave();
    for (const { leave } of this.#followed.values()) leave();
    this.#followed.clear();
  }

  #follow(id: string): void {
    const stream = this.#streams.playing(id);
    const before = this.#followed.get(id);
    if (stream === undefined || before?.stream === stream) return;
    before?.leave();
    let next = stream.nextPart;
    const tell = () => {
      for (const { number, data } of stream.partsFrom(next)) {
        const name = partName(number);
        this.#send({ kind: 'part', stream: id, name, bytes: data.byteLength }, data);
      }
      next = stream.nextPart;
      const { position } = stream;
      if (stream.live && position !== null) {
        const { plain } = stream.playlist();
        const bytes = plain.byteLength;
        this.#send({ kind: 'playlist', stream: id, ...position, bytes }, plain);
      } else {
        this.#send({ kind: 'still', stream: id, bytes: 0 }, NOTHING);
      }
    };
    this.#followed.set(id, { stream, leave: stream.onChange(tell) });
    tell();
  }
}
