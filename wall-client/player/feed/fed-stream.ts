import type { FeedMessage } from './feed-reader.ts';

/** What a reload waits for (RFC 8216bis §6.2.5.2). */
export interface ReloadPoint {
  readonly segment: number;
  /** Index of a part within the segment; null: all of it. */
  readonly part: number | null;
}

/** What a request gets: text or bytes; null: it has to be asked of the relay itself. */
export type Fed = string | ArrayBuffer | null;

/** The relay itself knows better what is the matter, ms. */
const LONGEST_WAIT_MS = 3000;
/** About 5 s: a player that follows asks for the newest. */
const KEPT_PARTS = 25;
const text = new TextDecoder();

interface Waiting {
  readonly point: ReloadPoint;
  readonly done: (fed: Fed) => void;
}

/** What a feed has told of one stream, and who waits for more of it. */
export class FedStream {
  readonly #parts = new Map<string, ArrayBuffer>();
  readonly #waiting = new Set<Waiting>();
  #playlist: { text: string; whole: number; segment: number; parts: number } | null = null;

  take({ head, body }: FeedMessage): void {
    if (head.kind === 'part') this.#keep(head.name, body);
    else if (head.kind === 'still') this.forget();
    else this.#grown({ ...head, text: text.decode(body) });
  }

  /** A part that has been told of; null: not, or no longer. */
  part(name: string): ArrayBuffer | null {
    // A copy: whoever gets it may give it away.
    return this.#parts.get(name)?.slice(0) ?? null;
  }

  /**
   * The playlist that has come to a point, as soon as it has.
   * @param signal aborted when nobody waits any more
   * @returns null at once when the feed tells nothing of the stream; a promise of null when it stops
   *   to, or the waiting takes too long
   */
  playlist(point: ReloadPoint, signal: AbortSignal): Promise<Fed> | null {
    if (this.#playlist === null) return null;
    if (this.#has(point)) return Promise.resolve(this.#playlist.text);
    return new Promise((resolve) => {
      const left = () => waiting.done(null);
      const timer = setTimeout(left, LONGEST_WAIT_MS);
      const waiting: Waiting = {
        point,
        done: (fed) => {
          this.#waiting.delete(waiting);
          clearTimeout(timer);
          signal.removeEventListener('abort', left);
          resolve(fed);
        },
      };
      this.#waiting.add(waiting);
      signal.addEventListener('abort', left);
    });
  }

  /** The feed tells nothing more: who waits asks the relay. */
  forget(): void {
    this.#playlist = null;
    for (const { done } of [...this.#waiting]) done(null);
  }

  #keep(name: string, body: ArrayBuffer): void {
    this.#parts.set(name, body);
    const [oldest] = this.#parts.keys();
    if (this.#parts.size > KEPT_PARTS && oldest !== undefined) this.#parts.delete(oldest);
  }

  #grown(playlist: { text: string; whole: number; segment: number; parts: number }): void {
    this.#playlist = playlist;
    for (const { point, done } of [...this.#waiting]) if (this.#has(point)) done(playlist.text);
  }

  #has({ segment, part }: ReloadPoint): boolean {
    const told = this.#playlist;
    if (told === null) return false;
    if (part === null) return told.whole >= segment;
    return told.segment > segment || (told.segment === segment && told.parts > part);
  }
}
