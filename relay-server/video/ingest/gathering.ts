import type { FlvMessage } from './flv-message.ts';

/** What describes a track's frames: codec and, where there is one, the header before them. */
export interface TrackHead {
  readonly codec: string;
  readonly header: FlvMessage | null;
}

/** Enough to start a converter with: from a key frame on, the newest there is. */
export interface Gathered {
  readonly video: TrackHead;
  readonly audio: TrackHead | null;
  /** The first one is a key frame. */
  readonly messages: readonly [FlvMessage, ...FlvMessage[]];
}

/** What a publisher sends, kept until it is known what it is. */
export class Gathering {
  readonly #soundWait: number;
  readonly #mostBytes: number;
  #video: TrackHead | null = null;
  #audio: TrackHead | null = null;
  #messages: FlvMessage[] = [];
  #bytes = 0;
  #since: number | null = null;

  /**
   * @param soundWait ms from the first picture, after which there is taken to be no sound
   * @param mostBytes that are kept
   */
  constructor(soundWait: number, mostBytes: number) {
    this.#soundWait = soundWait;
    this.#mostBytes = mostBytes;
  }

  /** Notes what describes the track. @returns whether it is another description than before */
  learn(message: FlvMessage): boolean {
    const { kind, codec, header } = message;
    const before = kind === 'video' ? this.#video : this.#audio;
    const same = before?.codec === codec;
    const changed = header ? !(same && before.header?.body.equals(message.body)) : !same;
    if (!changed) return false;
    const head: TrackHead = { codec, header: header ? message : null };
    if (kind === 'video') this.#video = head;
    else this.#audio = head;
    return true;
  }

  /** Keeps a frame; nothing is kept before a key frame. */
  add(message: FlvMessage): void {
    if (message.kind === 'video') this.#since ??= message.arrival;
    if (message.key) this.#drop();
    else if (this.#messages.length === 0) return;
    this.#messages.push(message);
    this.#bytes += message.body.length;
    if (this.#bytes > this.#mostBytes) this.#drop();
  }

  /** What there is, if it will do; it is then kept no longer. @param now UTC ms */
  take(now: number): Gathered | null {
    const [first, ...rest] = this.#messages;
    const video = this.#video;
    if (!first || !video || (video.codec === 'h264' && !video.header)) return null;
    const audio = this.#audio?.codec === 'aac' && !this.#audio.header ? null : this.#audio;
    if (!audio && now - (this.#since ?? now) < this.#soundWait) return null;
    this.reset();
    return { video, audio, messages: [first, ...rest] };
  }

  /** Forgets the frames, not what describes them. */
  reset(): void {
    this.#drop();
    this.#since = null;
  }

  /** ms since the first picture that came in vain. @param now UTC ms */
  waited(now: number): number {
    return this.#since === null ? 0 : now - this.#since;
  }

  #drop(): void {
    this.#messages = [];
    this.#bytes = 0;
  }
}
