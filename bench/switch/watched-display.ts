import { get } from 'node:http';
import { wallClock } from '../support/browser.ts';
import { Drain } from '../support/drain.ts';

/** In every row of a case, of its figures' alerts, of a unit: no audience but the bureau is sent these bytes. */
const FORBIDDEN = Buffer.from('粤0607执');
/** How long nothing more has to come before it is taken for over, ms. */
const QUIET_MS = 300;

/** What a display was sent after a switch; instants of the machine's clock, ms. */
export interface Switched {
  /** When the last bytes came that it may not have any more; null: none came. */
  readonly last: number | null;
  /** When it was welcomed to its new audience. */
  readonly welcomed: number;
  /** Whether anything forbidden came after that: must not be. */
  readonly late: boolean;
}

/** A display of a wall: its socket, which follows anew after each welcome, and live video by a feed. */
export class WatchedDisplay {
  readonly #url: string;
  readonly #stream: string;
  #drain: Drain | undefined;
  #mode = '';
  #feed: ReturnType<typeof get> | undefined;
  #isFed = false;
  #lastForbidden: number | null = null;
  #lastMedia: number | null = null;
  #welcomedAt = 0;
  #asked = 0;
  #tail: Buffer = Buffer.alloc(0);
  #waiting: { when: () => boolean; resolve: () => void }[] = [];
  #answered = 0;

  constructor(url: string, stream: string) {
    this.#url = url;
    this.#stream = stream;
  }

  async open(): Promise<void> {
    this.#drain = await Drain.open(this.#url, (chunk) => this.#take(chunk));
  }

  beat(): void {
    this.#drain?.beat();
  }

  close(): void {
    this.#feed?.destroy();
    this.#drain?.close();
  }

  /** Resolves when it is shown what the bureau sees: rows have come, and pictures. */
  async inBureau(): Promise<void> {
    await this.#until(() => this.#mode === 'bureau');
    this.#watch();
    this.#lastForbidden = null;
    await this.#until(() => this.#lastForbidden !== null && this.#isFed);
  }

  /** From now on it is watched for what it may not be sent any more. */
  arm(): void {
    this.#lastForbidden = null;
    this.#lastMedia = null;
  }

  /** Resolves when it is before another audience and nothing forbidden comes any more. */
  async switched(mode: string): Promise<Switched> {
    await this.#until(() => this.#mode === mode);
    const welcomed = this.#welcomedAt;
    await this.#quiet();
    const [rows, media] = [this.#lastForbidden ?? 0, this.#lastMedia ?? 0];
    const last = Math.max(rows, media);
    return { last: last === 0 ? null : last, welcomed, late: rows > welcomed };
  }

  /** One question and its answer over the same socket. @returns ms */
  async ping(): Promise<number> {
    this.#asked += 1;
    const number = this.#asked;
    const at = wallClock();
    this.#drain?.ask('ping', { sentAt: 0 }, number);
    await this.#until(() => this.#answered === number);
    return wallClock() - at;
  }

  async #quiet(): Promise<void> {
    for (;;) {
      const since = Math.max(this.#lastForbidden ?? 0, this.#lastMedia ?? 0, this.#welcomedAt);
      const left = since + QUIET_MS - wallClock();
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }

  #take(chunk: Buffer): void {
    const at = wallClock();
    const text = Buffer.concat([this.#tail, chunk]);
    this.#tail = Buffer.from(text.subarray(Math.max(0, text.length - 200)));
    if (chunk.includes(FORBIDDEN)) this.#lastForbidden = at;
    const ack = text.lastIndexOf(`43${this.#asked}[`);
    if (ack >= 0) this.#answered = this.#asked;
    const said = text.lastIndexOf('"roomMode":"');
    if (said >= 0) {
      const mode = /^"roomMode":"([a-z]+)"/.exec(text.toString('latin1', said, said + 40))?.[1];
      if (mode !== undefined && mode !== this.#mode) {
        this.#mode = mode;
        this.#welcomedAt = at;
        this.#drain?.emit('follow', { scope: 'wall', seq: 0 });
      }
    }
    this.#check();
  }

  /** Opens the feed, which the relay ends when the mode is lowered. */
  #watch(): void {
    this.#isFed = false;
    const headers = { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' };
    const address = new URL(`/video/live-feed?streams=${this.#stream}`, this.#url);
    const feed = get(address, { agent: false, headers }, (response) => {
      response.on('data', () => {
        this.#lastMedia = wallClock();
        this.#isFed = response.statusCode === 200;
        this.#check();
      });
      response.on('error', () => feed.destroy());
    });
    feed.on('error', () => feed.destroy());
    this.#feed = feed;
  }

  #until(when: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ when, resolve });
      this.#check();
    });
  }

  #check(): void {
    const ready = this.#waiting.filter(({ when }) => when());
    this.#waiting = this.#waiting.filter((each) => !ready.includes(each));
    for (const { resolve } of ready) resolve();
  }
}
