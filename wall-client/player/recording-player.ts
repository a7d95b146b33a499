import { type FrameWatch, watchFrames } from './frames.ts';
import { instantAt, timeOf } from './media-map.ts';
import { Recovery } from './recovery.ts';
import { type OpenVod, openVod, type VodEngine, type VodFailure } from './vod-engine.ts';

/** How a recording stands on the screen. */
export interface RecordingFacts {
  /** `opening`: nothing to see yet; `failed`: it is tried again by itself, but for what is missing. */
  readonly state: 'opening' | 'ready' | 'ended' | 'failed';
  readonly failure: VodFailure | null;
  /** Somebody wants it to run, whether or not media are there. */
  readonly playing: boolean;
  /** Pictures are waited for. */
  readonly waiting: boolean;
  /** When what is shown was taken, UTC ms of the media's clock; null: not known. */
  readonly at: number | null;
  readonly rate: number;
  readonly sound: boolean;
  /** How often was sought: what lies between two frames was then not played. */
  readonly seeks: number;
}

export const NO_RECORDING: RecordingFacts = {
  state: 'opening',
  failure: null,
  playing: false,
  waiting: true,
  at: null,
  rate: 1,
  sound: false,
  seeks: 0,
};

/** One recording in an element: plays, seeks by when a picture was taken, and says how it stands. */
export class RecordingPlayer {
  readonly #url: string;
  readonly #openVod: OpenVod;
  readonly #video = document.createElement('video');
  readonly #frames: FrameWatch;
  readonly #recovery = new Recovery();
  readonly #listeners = new Set<() => void>();
  readonly #stop = new AbortController();
  #engine: VodEngine | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #facts = NO_RECORDING;
  /** Sought before the playlist was there. */
  #wanted: number | null = null;

  constructor(host: HTMLElement, url: string, from: number | null, open: OpenVod = openVod) {
    this.#url = url;
    this.#openVod = open;
    const video = this.#video;
    video.muted = true;
    video.playsInline = true;
    video.disablePictureInPicture = true;
    host.append(video);
    this.#frames = watchFrames(video, (time) => this.#presented(time));
    const { signal } = this.#stop;
    const on = (event: string, tell: () => void) => video.addEventListener(event, tell, { signal });
    on('timeupdate', () => this.#presented(video.currentTime));
    on('seeked', () => this.#presented(video.currentTime));
    on('loadeddata', () => {
      this.#set({ state: 'ready', failure: null, waiting: false });
      this.#run();
    });
    on('playing', () => this.#set({ state: 'ready', failure: null, waiting: false }));
    on('canplay', () => this.#set({ waiting: false }));
    on('waiting', () => this.#set({ waiting: true }));
    on('seeking', () => this.#set({ waiting: true }));
    on('ended', () => this.#set({ state: 'ended', playing: false, waiting: false }));
    this.#open(from);
  }

  /** A new object whenever something has changed. */
  get facts(): RecordingFacts {
    return this.#facts;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  play(): void {
    this.#set({ playing: true, ...(this.#facts.state === 'ended' && { state: 'ready' }) });
    this.#run();
  }

  pause(): void {
    this.#set({ playing: false });
    this.#video.pause();
  }

  /** @param instant UTC ms of the media's clock; what was not kept leads to the next that was */
  seek(instant: number): void {
    const time = timeOf(this.#engine?.stretches() ?? [], instant);
    this.#wanted = time === null ? instant : null;
    if (time !== null) this.#video.currentTime = time;
    const state = this.#facts.state === 'ended' ? 'ready' : this.#facts.state;
    this.#set({ at: instant, state, seeks: this.#facts.seeks + 1 });
  }

  set rate(rate: number) {
    this.#video.playbackRate = rate;
    this.#video.defaultPlaybackRate = rate;
    this.#set({ rate });
  }

  /** Off until someone asks for it. */
  set sound(on: boolean) {
    this.#video.muted = !on;
    this.#set({ sound: on });
  }

  destroy(): void {
    clearTimeout(this.#retry);
    this.#stop.abort();
    this.#frames.stop();
    this.#listeners.clear();
    this.#engine?.close();
    this.#engine = null;
    this.#video.remove();
  }

  #open(from: number | null): void {
    const engine = this.#openVod(this.#video, this.#url, from, {
      failed: (failure) => {
        if (this.#engine === engine) this.#failed(failure);
      },
      listed: () => {
        if (this.#engine === engine && this.#wanted !== null) this.seek(this.#wanted);
      },
    });
    this.#engine = engine;
  }

  #failed(failure: VodFailure): void {
    if (failure === 'missing') {
      this.#letGo(failure);
      return;
    }
    const remedy = this.#recovery.remedy(failure, performance.now());
    if (remedy.do === 'recover') {
      this.#engine?.recover();
      this.#run();
      return;
    }
    this.#letGo(failure);
    this.#retry = setTimeout(() => {
      this.#open(this.#facts.at);
      this.#run();
    }, remedy.after);
  }

  #letGo(failure: VodFailure): void {
    this.#engine?.close();
    this.#engine = null;
    this.#set({ state: 'failed', failure, waiting: true });
  }

  #run(): void {
    if (!this.#facts.playing || !this.#video.paused) return;
    this.#video.play().catch((error: unknown) => {
      // Media that are exchanged, or a pause, interrupt a start: it is started anew when they come.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      console.warn('浏览器未允许播放录像', error);
      this.#set({ playing: false });
    });
  }

  #presented(time: number): void {
    if (this.#video.seeking || this.#engine === null) return;
    this.#recovery.succeeded();
    const at = instantAt(this.#engine.stretches(), time);
    if (at !== null && at !== this.#facts.at) this.#set({ at });
  }

  #set(change: Partial<RecordingFacts>): void {
    this.#facts = { ...this.#facts, ...change };
    for (const listener of this.#listeners) listener();
  }
}
