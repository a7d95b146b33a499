/** `refused`: the browser plays nothing aloud before someone has touched the page. */
export type SoundState = 'off' | 'on' | 'refused';

/** Whether a page's clips are heard: as wanted where the browser lets it, else muted, and that is said. */
export class Sound {
  readonly #wanted: boolean;
  readonly #onChange: () => void;
  readonly #stop = new AbortController();
  #refused = false;
  #playing: HTMLVideoElement | null = null;

  /** @param wanted this display is the one of its wall that is heard */
  constructor(wanted: boolean, onChange: () => void) {
    this.#wanted = wanted;
    this.#onChange = onChange;
    const { signal } = this.#stop;
    for (const sign of ['pointerdown', 'keydown']) {
      window.addEventListener(sign, () => this.#touched(), { signal, capture: true });
    }
  }

  get state(): SoundState {
    if (!this.#wanted) return 'off';
    return this.#refused ? 'refused' : 'on';
  }

  /** Plays, aloud where that is wanted and allowed. @param failed it does not play, muted neither */
  play(video: HTMLVideoElement, failed: () => void): void {
    this.#playing = video;
    video.muted = this.state !== 'on';
    video.play().catch((error: unknown) => {
      // Media that are exchanged, or a pause, interrupt a start: who did it goes on from there.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      if (!video.muted && error instanceof DOMException && error.name === 'NotAllowedError') {
        this.#refused = true;
        this.#onChange();
        this.play(video, failed);
        return;
      }
      failed();
    });
  }

  close(): void {
    this.#stop.abort();
    this.#playing = null;
  }

  #touched(): void {
    if (!this.#refused) return;
    this.#refused = false;
    if (this.#playing) this.#playing.muted = false;
    this.#onChange();
  }
}
