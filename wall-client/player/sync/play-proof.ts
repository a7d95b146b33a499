/** What was on the screen of one clip without a break: ms of the clip, UTC ms of the machine's clock. */
export interface Stretch {
  readonly itemId: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly startedAt: number;
  readonly endedAt: number;
}

interface Open {
  itemId: string;
  from: { place: number; at: number };
  to: { place: number; at: number };
}

/** Media and clock may part by so much between two frames: more, and something was left out. */
const BREAK_MS = 500;
/** So that a display which dies takes no more with it than this. */
const LONGEST_MS = 60_000;

/** Makes proof of play out of the frames that were really on the screen. */
export class PlayProof {
  readonly #tell: (stretch: Stretch) => void;
  #open: Open | null = null;

  constructor(tell: (stretch: Stretch) => void) {
    this.#tell = tell;
  }

  /**
   * @param place media time of the frame, ms
   * @param at when it is displayed, by the machine's clock
   */
  frame(itemId: string, place: number, at: number): void {
    const open = this.#open;
    if (open) {
      const parted = place - open.to.place - (at - open.to.at);
      const goesOn =
        open.itemId === itemId && place >= open.to.place && Math.abs(parted) < BREAK_MS;
      if (goesOn) open.to = { place, at };
      if (goesOn && at - open.from.at < LONGEST_MS) return;
      this.end();
    }
    this.#open = { itemId, from: { place, at }, to: { place, at } };
  }

  /** The picture is taken away, covered, or stands. */
  end(): void {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const [fromMs, toMs] = [Math.max(0, Math.round(open.from.place)), Math.round(open.to.place)];
    if (toMs <= fromMs) return;
    const startedAt = Math.round(open.from.at);
    this.#tell({
      ...{ itemId: open.itemId, fromMs, toMs, startedAt },
      endedAt: Math.max(startedAt, Math.round(open.to.at)),
    });
  }
}
