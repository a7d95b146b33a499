import { type FeedHead, feedHead } from '../../../wire/video-feed.ts';

export interface FeedMessage {
  readonly head: FeedHead;
  readonly body: ArrayBuffer;
}

const NEWLINE = 10;
const LONGEST_HEAD = 1024;
const text = new TextDecoder();

/** Takes a feed's bytes as they come, in pieces of any size. */
export class FeedReader {
  #rest = new Uint8Array(0);
  #head: FeedHead | null = null;

  /** @returns the messages that are whole now  @throws Error when it is no feed */
  push(bytes: Uint8Array): FeedMessage[] {
    const all = new Uint8Array(this.#rest.length + bytes.length);
    all.set(this.#rest);
    all.set(bytes, this.#rest.length);
    const messages: FeedMessage[] = [];
    let at = 0;
    for (;;) {
      if (this.#head === null) {
        const end = all.indexOf(NEWLINE, at);
        if ((end < 0 ? all.length : end) - at > LONGEST_HEAD) throw new Error('not a feed');
        if (end < 0) break;
        this.#head = feedHead.parse(JSON.parse(text.decode(all.subarray(at, end))));
        at = end + 1;
      }
      const end = at + this.#head.bytes;
      if (end > all.length) break;
      messages.push({ head: this.#head, body: all.slice(at, end).buffer });
      this.#head = null;
      at = end;
    }
    this.#rest = all.subarray(at);
    return messages;
  }
}
