import type { Engine, EngineEvents } from './engine.ts';
import { elapsed, type Instant, missed, pictureState } from './liveness.ts';
import type { PictureFacts } from './picture.ts';
import { type Failure, Recovery } from './recovery.ts';

/** What a session acts on. */
export interface Screen {
  open(on: EngineEvents): Engine;
  /** Keeps a still of what is on the screen now, and shows it until `showVideo`. */
  keepPicture(): void;
  showVideo(): void;
}

/** A session is asked at least this often, ms. */
export const TICK_MS = 250;
const ASLEEP_MS = 5000;
/** Without a new frame for so long everything is begun anew. */
const GIVE_UP_MS = 8000;
const TELL_MS = 1000;
const TOO_FAR_S = 4;
const JUMP_AGAIN_MS = 3000;

/**
 * Keeps one stream on the screen for ever and knows how it stands. Time, frames and failures come in
 * from outside; nothing here waits by itself.
 */
export class Session {
  readonly #screen: Screen;
  readonly #recovery = new Recovery();
  #engine: Engine | null = null;
  #growing = false;
  #waitsSince: Instant;
  #openedAt: Instant;
  #tickedAt: Instant;
  #frame: { at: Instant; mediaTime: number; latency: number | null } | null = null;
  #frameAt: number | null = null;
  #latency: number | null = null;
  /** What is told of it: once a second, so that it can be read. */
  #told: { latency: number | null; at: number } = { latency: null, at: Number.NEGATIVE_INFINITY };
  #dropped = 0;
  #kept = false;
  #rebuildAt: number | null = null;
  #held = false;
  #jumpedAt = Number.NEGATIVE_INFINITY;

  constructor(screen: Screen, now: Instant) {
    this.#screen = screen;
    this.#waitsSince = now;
    this.#openedAt = now;
    this.#tickedAt = now;
    this.#open(now);
  }

  /** A frame was presented; the same media time again is no new frame. */
  presented(mediaTime: number, now: Instant): void {
    // What a playlist that does not grow still holds is old, however it moves.
    if (!this.#growing || this.#frame?.mediaTime === mediaTime) return;
    this.#frame = { at: now, mediaTime, latency: this.#frame?.latency ?? null };
    this.#recovery.succeeded();
    if (!this.#kept) return;
    this.#kept = false;
    this.#screen.showVideo();
  }

  /** Asks again how things stand, and acts where nothing else does. */
  tick(now: Instant): PictureFacts {
    const slept = missed(this.#tickedAt, now, TICK_MS) > ASLEEP_MS;
    this.#tickedAt = now;
    const engine = this.#engine;
    if (engine === null) this.#openWhenDue(now);
    else if (slept) this.#rebuild(now);
    else this.#watch(engine, now);
    return this.#facts(now);
  }

  /** The page was hidden and is seen again: what was missed meanwhile is not shown. */
  seenAgain(hiddenFor: number, now: Instant): void {
    this.#tickedAt = now;
    if (this.#held) return;
    if (hiddenFor > ASLEEP_MS) this.#rebuild(now);
    else this.#engine?.toLive();
  }

  /** Lets the decoder go; the kept picture stays with the screen and grows old. */
  hold(): void {
    if (this.#frame) this.#keep();
    this.#letGo();
    this.#rebuildAt = null;
    this.#held = true;
  }

  /** Takes the stream in again after `hold`. */
  resume(now: Instant): void {
    if (!this.#held) return;
    this.#held = false;
    this.#waitsSince = now;
    this.#open(now);
  }

  #watch(engine: Engine, now: Instant): void {
    this.#latency = engine.latency();
    this.#dropped = engine.dropped();
    const sinceFrame = this.#frame ? elapsed(this.#frame.at, now) : null;
    if (this.#frame && sinceFrame !== null && sinceFrame <= 2 * TICK_MS && this.#growing) {
      this.#frame.latency = this.#latency;
      this.#frameAt = engine.frameAt() ?? this.#frameAt;
    }
    const quiet = Math.min(sinceFrame ?? Number.POSITIVE_INFINITY, elapsed(this.#openedAt, now));
    if (quiet > GIVE_UP_MS) this.#failed('other', now);
    else this.#catchUp(engine, now);
  }

  #catchUp(engine: Engine, now: Instant): void {
    const target = engine.target();
    if (this.#latency === null || target === null || this.#latency < target + TOO_FAR_S) return;
    if (now.steady - this.#jumpedAt < JUMP_AGAIN_MS) return;
    this.#jumpedAt = now.steady;
    engine.toLive();
  }

  #failed(failure: Failure, now: Instant): void {
    const remedy = this.#recovery.remedy(failure, now.steady);
    if (remedy.do === 'recover') {
      this.#engine?.recover();
      return;
    }
    if (this.#frame) this.#keep();
    this.#letGo();
    this.#rebuildAt = now.steady + remedy.after;
  }

  #rebuild(now: Instant): void {
    if (this.#frame) this.#keep();
    this.#letGo();
    this.#open(now);
  }

  #openWhenDue(now: Instant): void {
    if (this.#rebuildAt !== null && now.steady >= this.#rebuildAt) this.#open(now);
  }

  #open(now: Instant): void {
    this.#rebuildAt = null;
    this.#growing = false;
    this.#openedAt = now;
    const engine = this.#screen.open({
      failed: (failure) => {
        if (this.#engine === engine) this.#failed(failure, this.#tickedAt);
      },
      advanced: () => {
        if (this.#engine === engine) this.#growing = true;
      },
    });
    this.#engine = engine;
  }

  #letGo(): void {
    const engine = this.#engine;
    this.#engine = null;
    this.#growing = false;
    this.#latency = null;
    engine?.close();
  }

  #keep(): void {
    if (this.#kept) return;
    this.#kept = true;
    this.#screen.keepPicture();
  }

  #facts(now: Instant): PictureFacts {
    const sinceFrame = this.#frame ? elapsed(this.#frame.at, now) : null;
    const state = pictureState({
      sinceFrame,
      sinceStart: elapsed(this.#waitsSince, now),
      latency: this.#latency,
    });
    if (this.#latency === null || now.steady - this.#told.at >= TELL_MS) {
      this.#told = { latency: this.#latency, at: now.steady };
    }
    const behind = (this.#frame?.latency ?? 0) * 1000;
    return {
      state,
      age: sinceFrame === null ? null : sinceFrame + behind,
      frameAt: this.#frameAt,
      latency: this.#told.latency,
      dropped: this.#dropped,
      kept: this.#kept,
    };
  }
}
