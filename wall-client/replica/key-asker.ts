/** A key that was not given is asked for again so much later, ms. */
const ASK_AGAIN_MS = 5_000;

/** Asks for a key for this browser until it has one or needs none. */
export class KeyAsker {
  readonly #ask: (() => Promise<boolean>) | undefined;
  readonly #onGiven: () => void;
  readonly #isNeeded: () => boolean;
  #asking: ReturnType<typeof setTimeout> | 'asking' | undefined;

  /**
   * @param ask false: none was given; absent: it does without
   * @param isNeeded whether the relay still does not know this browser
   */
  constructor(
    ask: (() => Promise<boolean>) | undefined,
    onGiven: () => void,
    isNeeded: () => boolean,
  ) {
    this.#ask = ask;
    this.#onGiven = onGiven;
    this.#isNeeded = isNeeded;
  }

  obtain(): void {
    if (!this.#ask || this.#asking !== undefined || !this.#isNeeded()) return;
    this.#asking = 'asking';
    // A relay that cannot be reached is no error here: it is asked again.
    void this.#ask().then((given) => {
      this.#asking = undefined;
      if (given) this.#onGiven();
      else {
        this.#asking = setTimeout(() => {
          this.#asking = undefined;
          this.obtain();
        }, ASK_AGAIN_MS);
      }
    });
  }

  stop(): void {
    if (this.#asking !== 'asking') clearTimeout(this.#asking);
  }
}
