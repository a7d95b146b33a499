import { type DeckPicture, pictureOf } from './deck-picture.ts';
import { type Act, type DeckFacts, nextAct } from './deck-plan.ts';
import type { Sound } from './sound.ts';
import { Steering, type Turn } from './steering.ts';
import { placeAt, type Timing } from './timeline.ts';

export interface Clip {
  readonly itemId: string;
  readonly url: string;
  readonly ms: number;
}

export type DeckFailure = 'unavailable' | 'undecodable' | 'late';

export interface DeckOptions {
  /** The clock of the relay's machine, UTC ms; null: not known yet. */
  readonly machineNow: () => number | null;
  readonly sound: Sound;
  /** Shared by the decks of a player: what one learns holds for the other. */
  readonly aim: { startDelay: number; lead: number; turn: Turn };
  /** A frame is on the deck: ms of the clip, and when it is displayed by the machine's clock. */
  readonly onFrame: (deck: Deck, place: number, at: number) => void;
  readonly onFailed: (deck: Deck, why: DeckFailure) => void;
  readonly onChange: () => void;
}

/** First guesses: from being told to play to the first frame, how far ahead a place is sought, what a change of rate costs. */
export const firstAim = () => ({ startDelay: 60, lead: FIRST_LEAD_MS, turn: { costMs: 0 } });
const FIRST_LEAD_MS = 600;
const MOST_LEAD_MS = 2_500;
const MOST_START_DELAY_MS = 400;
/** The clock is looked at again at least so often while something is waited for. */
const LOOK_MS = 200;
const RETRY_MS = 2_000;
const RETRY_MOST_MS = 15_000;

/** One <video> that keeps one clip at the place of its timeline: cued beforehand, started on time, steered. */
export class Deck {
  readonly video = bareVideo();
  readonly #options: DeckOptions;
  readonly #stop = new AbortController();
  readonly #watch: ReturnType<typeof setInterval>;
  #frameHandle: number;
  #clip: Clip | null = null;
  #timing: Timing | null = null;
  #steering: Steering | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #retryAfter = RETRY_MS;
  #failure: DeckFailure | null = null;
  #moving = false;
  /** Of the newest frame, or since when one is waited for; ms of the page's clock. */
  #frameAt = 0;
  #learned = false;
  #cuedInVain = false;
  #seeks = 0;
  #picture: DeckPicture = 'none';

  constructor(options: DeckOptions) {
    this.#options = options;
    const { video } = this;
    const { signal } = this.#stop;
    for (const event of ['loadedmetadata', 'canplay', 'seeked', 'ended', 'pause', 'waiting']) {
      video.addEventListener(event, () => this.#drive(), { signal });
    }
    video.addEventListener('error', () => this.#broken(), { signal });
    document.addEventListener('visibilitychange', () => this.#seen(), { signal });
    this.#watch = setInterval(() => this.#drive(), 250);
    const presented = (_: number, frame: VideoFrameCallbackMetadata) => {
      this.#presented(frame);
      this.#frameHandle = video.requestVideoFrameCallback(presented);
    };
    this.#frameHandle = video.requestVideoFrameCallback(presented);
  }

  get clip(): Clip | null {
    return this.#clip;
  }

  get picture(): DeckPicture {
    return this.#picture;
  }

  get failure(): DeckFailure | null {
    return this.#failure;
  }

  /** It plays, as far as it was told to; the browser may have stopped it. */
  get moving(): boolean {
    return this.#moving && !this.video.paused;
  }

  /** Ms by which the picture is ahead of its timeline (below 0: behind); null: it does not move. */
  get skewMs(): number | null {
    return this.#moving ? (this.#steering?.error ?? null) : null;
  }

  /** Places sought since the clip was put in, but for that of its start. */
  get seeks(): number {
    return this.#seeks;
  }

  get place(): number {
    return this.video.currentTime * 1_000;
  }

  /** Puts a clip in and has the picture of a place ready. Nothing moves before `follow`. */
  load(clip: Clip, place: number): void {
    if (this.#clip?.itemId === clip.itemId && this.#clip.url === clip.url && !this.#failure) return;
    this.release();
    this.#clip = clip;
    this.#frameAt = performance.now();
    this.#fetch(place);
  }

  /** From now on the clip is where this timeline says. */
  follow(timing: Timing): void {
    this.#timing = timing;
    this.#frameAt = performance.now();
    this.#drive();
  }

  /** Lets go of the clip, its data and the decoder. */
  release(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    this.#clip = null;
    this.#timing = null;
    this.#steering = null;
    this.#failure = null;
    this.#moving = false;
    this.#learned = false;
    this.#cuedInVain = false;
    this.#seeks = 0;
    this.#retryAfter = RETRY_MS;
    this.video.pause();
    if (this.video.hasAttribute('src')) {
      this.video.removeAttribute('src');
      this.video.load();
    }
    this.#tell();
  }

  destroy(): void {
    this.release();
    clearInterval(this.#watch);
    this.#stop.abort();
    this.video.cancelVideoFrameCallback(this.#frameHandle);
    this.video.remove();
  }

  #fetch(place: number): void {
    if (!this.#clip) return;
    this.video.src = this.#clip.url;
    this.video.currentTime = place / 1_000;
    this.#tell();
  }

  #drive(): void {
    clearTimeout(this.#timer);
    const at = this.#options.machineNow();
    if (this.#clip && this.#timing && !this.video.hasAttribute('src')) return;
    if (this.#clip && this.#timing && this.video.error === null) {
      if (at === null) this.#lookAgain(LOOK_MS);
      else this.#do(nextAct(this.#facts(this.#clip), this.#timing, at, this.#options.aim));
    }
    this.#tell();
  }

  #do(act: Act): void {
    switch (act.do) {
      case 'cue':
        this.#cue(act.toMs);
        return;
      case 'play':
        this.#play();
        return;
      case 'pause':
        this.#stand();
        this.#lookAgain(0);
        return;
      case 'wait':
        if (act.forMs !== null) this.#lookAgain(act.forMs);
        return;
      case 'run':
      case 'over':
        return;
    }
  }

  #lookAgain(afterMs: number): void {
    this.#timer = setTimeout(() => this.#drive(), Math.min(LOOK_MS, afterMs));
  }

  #cue(toMs: number): void {
    const { aim } = this.#options;
    // The last one came too late: farther ahead this time.
    if (this.#cuedInVain) aim.lead = Math.min(MOST_LEAD_MS, aim.lead * 2);
    this.#cuedInVain = true;
    this.#stand();
    this.#seeks += 1;
    this.video.currentTime = toMs / 1_000;
  }

  #stand(): void {
    this.#moving = false;
    this.video.pause();
  }

  #play(): void {
    this.#moving = true;
    this.#cuedInVain = false;
    this.#learned = false;
    this.#options.aim.lead = FIRST_LEAD_MS;
    const now = performance.now();
    this.#frameAt = now;
    if (this.#steering) this.#steering.restarted(now);
    else this.#steering = new Steering(now, this.#options.aim.turn);
    this.video.playbackRate = 1;
    this.#options.sound.play(this.video, () => {
      this.#moving = false;
      this.#lookAgain(LOOK_MS);
    });
  }

  #presented({ mediaTime, expectedDisplayTime }: VideoFrameCallbackMetadata): void {
    const now = performance.now();
    this.#frameAt = now;
    const machine = this.#options.machineNow();
    if (machine === null || !this.#clip) return;
    this.#cleared();
    const place = mediaTime * 1_000;
    const at = machine + (expectedDisplayTime - now);
    this.#options.onFrame(this, place, at);
    if (this.#timing && this.moving) {
      // To stand at a place that it has not reached yet: is it there?
      if (this.#timing.pausedAtMs !== null) this.#drive();
      else this.#steer(place - placeAt(this.#timing, at), now);
    }
    this.#tell();
  }

  #steer(error: number, now: number): void {
    const steer = this.#steering?.frame(error, now);
    this.#learn();
    if (steer?.do === 'rate') this.video.playbackRate = steer.rate;
    if (steer?.do === 'cue') {
      this.#stand();
      this.#drive();
    }
  }

  /** How late the first frames were is how much earlier the next start is told. */
  #learn(): void {
    const error = this.#steering?.error ?? null;
    if (this.#learned || error === null) return;
    this.#learned = true;
    const { aim } = this.#options;
    aim.startDelay = Math.max(0, Math.min(MOST_START_DELAY_MS, aim.startDelay - error / 2));
  }

  #broken(): void {
    if (!this.#clip || this.video.error === null) return;
    const undecodable = this.video.error.code === MediaError.MEDIA_ERR_DECODE;
    this.#moving = false;
    this.#fail(undecodable ? 'undecodable' : 'unavailable');
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#fetch(this.#placeNow()), this.#retryAfter);
    this.#retryAfter = Math.min(RETRY_MOST_MS, this.#retryAfter * 2);
  }

  /** Where it would have to be once it is there. */
  #placeNow(): number {
    const at = this.#options.machineNow();
    if (!this.#timing || at === null) return 0;
    const place = placeAt(this.#timing, at);
    return this.#timing.pausedAtMs ?? Math.max(this.#timing.offsetMs, place + FIRST_LEAD_MS);
  }

  #fail(why: DeckFailure): void {
    const first = this.#failure === null;
    this.#failure = why;
    if (first) this.#options.onFailed(this, why);
    this.#tell();
  }

  #cleared(): void {
    this.#failure = null;
    this.#retryAfter = RETRY_MS;
  }

  /** Nobody looked, and the browser showed no frames: what that means is settled from here on. */
  #seen(): void {
    if (document.hidden) return;
    this.#frameAt = performance.now();
    this.#drive();
  }

  #facts(clip: Clip): DeckFacts {
    const { video } = this;
    const known = Number.isFinite(video.duration) ? video.duration * 1_000 : clip.ms;
    return {
      at: this.place,
      moving: this.moving,
      loaded: !video.seeking && video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA,
      ms: Math.min(clip.ms, known),
    };
  }

  #tell(): void {
    const picture = this.#judge();
    if (picture === this.#picture) return;
    this.#picture = picture;
    this.#options.onChange();
  }

  #judge(): DeckPicture {
    if (!this.#clip) return 'none';
    const { picture, isLate } = pictureOf({
      ...{ at: this.#options.machineNow(), timing: this.#timing },
      hasFailed: this.#failure !== null,
      isThere: this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA,
      moving: this.#moving,
      ms: this.#facts(this.#clip).ms,
      silenceMs: document.hidden ? 0 : performance.now() - this.#frameAt,
    });
    if (isLate) this.#late();
    return picture;
  }

  #late(): void {
    this.#failure = 'late';
    this.#options.onFailed(this, 'late');
  }
}

/** A picture and nothing that a browser puts upon it. */
function bareVideo(): HTMLVideoElement {
  const video = document.createElement('video');
  video.playsInline = true;
  video.preload = 'auto';
  video.disablePictureInPicture = true;
  video.disableRemotePlayback = true;
  // To keep the pitch costs Chromium a stumble of the picture, and some ms, each time the rate is changed; and a voice
  // that is a few hundredths higher for a second is not noticed.
  video.preservesPitch = false;
  return video;
}
