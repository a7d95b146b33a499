import type { OpenEngine } from './engine.ts';
import { type FrameWatch, watchFrames } from './frames.ts';
import { openHls } from './hls-engine.ts';
import { elapsed, type Instant } from './liveness.ts';
import { NO_PICTURE, type PictureFacts, sameToTheEye } from './picture.ts';
import { Session, TICK_MS } from './session.ts';

const now = (): Instant => ({ steady: performance.now(), wall: Date.now() });

/**
 * One live stream in an element: plays, says how it stands, and comes back by itself. The element gets
 * a <video> and, where pictures stay away, a still of the last one; `data-kept` says which is shown.
 */
export class LivePlayer {
  readonly #host: HTMLElement;
  readonly #url: string;
  readonly #openEngine: OpenEngine;
  readonly #video = document.createElement('video');
  readonly #still = document.createElement('canvas');
  readonly #frames: FrameWatch;
  readonly #listeners = new Set<() => void>();
  readonly #stop = new AbortController();
  readonly #timer: ReturnType<typeof setInterval>;
  #session: Session | null = null;
  #hiddenAt: Instant | null = null;
  #facts: PictureFacts = NO_PICTURE;
  #complained = false;

  constructor(host: HTMLElement, url: string, openEngine: OpenEngine = openHls) {
    this.#host = host;
    this.#url = url;
    this.#openEngine = openEngine;
    this.#video.muted = true;
    this.#video.playsInline = true;
    this.#video.disablePictureInPicture = true;
    host.append(this.#video, this.#still);
    this.#frames = watchFrames(this.#video, (time) => this.#session?.presented(time, now()));
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    const { signal } = this.#stop;
    document.addEventListener('visibilitychange', () => this.#seen(), { signal });
    document.addEventListener('resume', () => this.#tick(), { signal });
  }

  /** A new object whenever something has changed that a screen would say. */
  get facts(): PictureFacts {
    return this.#facts;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the stream in. Again while it runs: no effect. */
  start(): void {
    if (this.#session) {
      this.#session.resume(now());
      return;
    }
    this.#session = new Session(
      {
        open: (on) => this.#openEngine(this.#video, this.#url, on),
        keepPicture: () => this.#keepPicture(),
        showVideo: () => delete this.#host.dataset.kept,
      },
      now(),
    );
    this.#tick();
  }

  /** Lets the decoder go; the last picture stays, and its age goes on growing. */
  hold(): void {
    this.#session?.hold();
  }

  /** Sound is off until someone asks for it. */
  set sound(on: boolean) {
    this.#video.muted = !on;
  }

  /** Releases everything: the decoder, the picture, timers and listeners. */
  destroy(): void {
    clearInterval(this.#timer);
    this.#stop.abort();
    this.#frames.stop();
    this.#listeners.clear();
    this.#session?.hold();
    this.#session = null;
    this.#still.width = 0;
    this.#still.height = 0;
    delete this.#host.dataset.kept;
    this.#video.remove();
    this.#still.remove();
  }

  #tick(): void {
    // Nobody looks, and the browser shows no frames: what that means is settled on return.
    if (document.hidden) return;
    this.#frames.poll();
    if (this.#session) {
      if (this.#video.paused) this.#play();
      this.#tell(this.#session.tick(now()));
    }
  }

  #seen(): void {
    if (document.hidden) {
      this.#hiddenAt = now();
      return;
    }
    const hiddenFor = this.#hiddenAt ? elapsed(this.#hiddenAt, now()) : 0;
    this.#hiddenAt = null;
    this.#session?.seenAgain(hiddenFor, now());
    this.#tick();
  }

  #play(): void {
    if (this.#video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    this.#video.play().catch((error: unknown) => {
      // A player that is rebuilt interrupts its own start; anything else is said once.
      if (this.#complained || (error instanceof DOMException && error.name === 'AbortError'))
        return;
      this.#complained = true;
      console.warn('浏览器未允许播放现场视频', error);
    });
  }

  #keepPicture(): void {
    const { videoWidth, videoHeight, readyState } = this.#video;
    if (videoWidth > 0 && readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      this.#still.width = videoWidth;
      this.#still.height = videoHeight;
      this.#still.getContext('2d')?.drawImage(this.#video, 0, 0);
    }
    this.#host.dataset.kept = '';
  }

  #tell(facts: PictureFacts): void {
    if (sameToTheEye(this.#facts, facts)) return;
    this.#facts = facts;
    for (const listener of this.#listeners) listener();
  }
}
