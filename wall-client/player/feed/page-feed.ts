import { type Fed, FedStream } from './fed-stream.ts';
import { FeedReader } from './feed-reader.ts';

/** Opens the feed of these streams. Rejects when that fails or the signal is aborted. */
export type OpenFeed = (
  ids: readonly string[],
  signal: AbortSignal,
) => Promise<ReadableStream<Uint8Array>>;

/**
 * From so many streams on a page one feed carries them all. Below, each player asks by itself: a
 * browser lets a page have six connections to a host, and a low-latency player keeps one waiting.
 */
const LEAST_STREAMS = 3;
/** Tiles come and go together, ms. */
const GATHER_MS = 50;
const AGAIN_MS = 2000;

const ADDRESS = /\/video\/live\/([\w-]+)\/(?:(index\.m3u8)\?(.+)|(part-\d+\.m4s))$/;

/** The one feed of a page: follows which streams are played, and answers players' requests from it. */
export class PageFeed {
  readonly #open: OpenFeed;
  readonly #joined = new Map<string, { stream: FedStream; players: number }>();
  #connection: { readonly ids: string; readonly stop: AbortController } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #complained = false;

  constructor(open: OpenFeed) {
    this.#open = open;
  }

  /** A player plays a stream. @returns it does no longer */
  join(id: string): () => void {
    const joined = this.#joined.get(id) ?? { stream: new FedStream(), players: 0 };
    joined.players += 1;
    this.#joined.set(id, joined);
    this.#later(GATHER_MS);
    return () => {
      joined.players -= 1;
      if (joined.players > 0) return;
      this.#joined.delete(id);
      joined.stream.forget();
      this.#later(GATHER_MS);
    };
  }

  /**
   * What a request for an address of live video gets.
   * @returns null, or a promise of it: it has to be asked of the relay itself
   */
  answer(url: string, signal: AbortSignal): Promise<Fed> | null {
    const [, id, playlist, query, part] = ADDRESS.exec(url) ?? [];
    const stream = this.#joined.get(id ?? '')?.stream;
    if (stream === undefined) return null;
    if (part !== undefined) {
      const bytes = stream.part(part);
      return bytes && Promise.resolve(bytes);
    }
    const asked = new URLSearchParams(query);
    const segment = asked.get('_HLS_msn');
    if (playlist === undefined || segment === null) return null;
    const index = asked.get('_HLS_part');
    const point = { segment: Number(segment), part: index === null ? null : Number(index) };
    return stream.playlist(point, signal);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), ms);
  }

  #connect(): void {
    const wanted = [...this.#joined.keys()].sort();
    const ids = wanted.length < LEAST_STREAMS ? '' : wanted.join();
    if (ids === (this.#connection?.ids ?? '')) return;
    const before = this.#connection?.stop;
    if (ids === '') {
      this.#connection = null;
      before?.abort();
      this.#forget();
      return;
    }
    const connection = { ids, stop: new AbortController() };
    this.#connection = connection;
    // The one before goes on until this one tells something.
    this.#read(wanted, connection.stop.signal, () => before?.abort()).then(
      () => this.#lost(connection, before),
      (error: unknown) => {
        if (!connection.stop.signal.aborted && !this.#complained) {
          this.#complained = true;
          console.warn('各路画面改为分别读取', error);
        }
        this.#lost(connection, before);
      },
    );
  }

  async #read(ids: readonly string[], signal: AbortSignal, begun: () => void): Promise<void> {
    const chunks = (await this.#open(ids, signal)).getReader();
    const reader = new FeedReader();
    for (;;) {
      const { done, value } = await chunks.read();
      if (done) return;
      begun();
      if (signal.aborted) return;
      for (const message of reader.push(value)) {
        this.#joined.get(message.head.stream)?.stream.take(message);
      }
    }
  }

  #lost(connection: unknown, before: AbortController | undefined): void {
    before?.abort();
    if (this.#connection !== connection) return;
    this.#connection = null;
    this.#forget();
    this.#later(AGAIN_MS);
  }

  #forget(): void {
    for (const { stream } of this.#joined.values()) stream.forget();
  }
}

const openFeed: OpenFeed = async (ids, signal) => {
  const response = await fetch(`/video/live-feed?streams=${ids.join()}`, { signal });
  if (!response.ok || response.body === null) throw new Error(`video feed: ${response.status}`);
  return response.body;
};

/** One for the page. */
export const pageFeed = new PageFeed(openFeed);
