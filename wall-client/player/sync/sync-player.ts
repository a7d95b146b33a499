import { type Clip, Deck, type DeckFailure, firstAim } from './deck.ts';
import type { DeckPicture } from './deck-picture.ts';
import { Sound, type SoundState } from './sound.ts';
import type { Timing } from './timeline.ts';

/** What is to be on the screen from `timing.startsAt` on; until then what was there before stays. */
export interface Programme {
  readonly itemId: string;
  /** null: an item without a moving picture. */
  readonly clip: Clip | null;
  readonly timing: Timing;
  /** Has its first picture ready beforehand. */
  readonly next: Clip | null;
}

export interface PlayerFacts {
  /** The item that is on the screen now; null: none. */
  readonly itemId: string | null;
  readonly picture: DeckPicture;
  readonly sound: SoundState;
}

export interface SyncPlayerOptions {
  /** The clock of the relay's machine, UTC ms; null: not known yet. */
  readonly machineNow: () => number | null;
  /** This display is the one of its wall that is heard. */
  readonly sound: boolean;
  /** A frame of the item on the screen: ms of the clip, and when it is displayed by the machine's clock. */
  readonly onFrame: (itemId: string, place: number, at: number) => void;
  readonly onFailed: (itemId: string, why: DeckFailure) => void;
}

const NOTHING: PlayerFacts = { itemId: null, picture: 'none', sound: 'off' };
const LOOK_MS = 200;
/** A picture that stands so near to where it is to begin need not be exchanged. */
const SAME_PLACE_MS = 50;

/**
 * Clips on several displays in step: two stacked <video> elements, the coming clip's first picture ready under
 * the present one, exchanged at the instant of the timeline. What plays is steered by its rate alone.
 */
export class SyncPlayer {
  readonly #options: SyncPlayerOptions;
  readonly #sound: Sound;
  readonly #decks: readonly [Deck, Deck];
  readonly #listeners = new Set<() => void>();
  #front: Deck | null = null;
  #onScreen: string | null = null;
  #programme: Programme | null = null;
  /** The deck of the programme's own clip. */
  #deck: Deck | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #facts = NOTHING;

  constructor(host: HTMLElement, options: SyncPlayerOptions) {
    this.#options = options;
    this.#sound = new Sound(options.sound, () => this.#tell());
    const aim = firstAim();
    const deck = () =>
      new Deck({
        ...{ machineNow: options.machineNow, sound: this.#sound, aim },
        onFrame: (from, place, at) => this.#presented(from, place, at),
        onFailed: (from, why) => {
          if (from.clip && from === this.#deck) options.onFailed(from.clip.itemId, why);
        },
        onChange: () => this.#tell(),
      });
    this.#decks = [deck(), deck()];
    host.append(...this.#decks.map(({ video }) => video));
  }

  /** A new object whenever something has changed that a screen would say. */
  get facts(): PlayerFacts {
    return this.#facts;
  }

  /** How the picture on the screen keeps step. */
  get step(): { skewMs: number | null; seeks: number } {
    return { skewMs: this.#front?.skewMs ?? null, seeks: this.#front?.seeks ?? 0 };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param programme null: nothing is to be seen, and nothing is kept */
  show(programme: Programme | null): void {
    if (same(programme, this.#programme)) return;
    this.#programme = programme;
    if (!programme) {
      this.#clear();
      return;
    }
    const { clip, timing } = programme;
    this.#deck = clip && this.#deckFor(clip, timing);
    if (clip) this.#deck?.load(clip, timing.pausedAtMs ?? timing.offsetMs);
    this.#deck?.follow(timing);
    this.#bringInTime();
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
    for (const deck of this.#decks) deck.destroy();
    this.#sound.close();
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#deck = null;
    this.#front = null;
    this.#onScreen = null;
    for (const deck of this.#decks) deck.release();
    this.#tell();
  }

  #deckFor(clip: Clip, timing: Timing): Deck {
    const front = this.#front;
    const [one, other] = this.#decks;
    const back = front === one ? other : one;
    if (front?.clip?.itemId !== clip.itemId) return back;
    const at = this.#options.machineNow();
    const begun = timing.pausedAtMs !== null || at === null || at >= timing.startsAt;
    const stands = !front.moving && Math.abs(front.place - timing.offsetMs) <= SAME_PLACE_MS;
    return begun || stands ? front : back;
  }

  #bringInTime(): void {
    clearTimeout(this.#timer);
    if (!this.#programme) return;
    const { startsAt, pausedAtMs } = this.#programme.timing;
    const at = this.#options.machineNow();
    const wait = at === null ? LOOK_MS : startsAt - at;
    if (wait <= 0 || (pausedAtMs !== null && at !== null)) this.#bring(this.#programme);
    else this.#timer = setTimeout(() => this.#bringInTime(), Math.min(LOOK_MS, wait));
  }

  #bring({ itemId, next }: Programme): void {
    const before = this.#front;
    this.#front = this.#deck;
    this.#onScreen = itemId;
    for (const deck of this.#decks) deck.video.dataset.on = deck === this.#front ? 'front' : 'back';
    if (before !== this.#front) before?.release();
    const [one, other] = this.#decks;
    const idle = this.#front === one ? other : one;
    if (next) idle.load(next, 0);
    else idle.release();
    this.#tell();
  }

  #presented(deck: Deck, place: number, at: number): void {
    if (deck !== this.#front || !deck.clip || !deck.moving) return;
    this.#options.onFrame(deck.clip.itemId, place, at);
  }

  #tell(): void {
    const facts: PlayerFacts = {
      itemId: this.#onScreen,
      picture: this.#front?.picture ?? 'none',
      sound: this.#sound.state,
    };
    const { itemId, picture, sound } = this.#facts;
    if (itemId === facts.itemId && picture === facts.picture && sound === facts.sound) return;
    this.#facts = facts;
    for (const listener of [...this.#listeners]) listener();
  }
}

function same(one: Programme | null, other: Programme | null): boolean {
  if (!one || !other) return one === other;
  const { timing: a } = one;
  const { timing: b } = other;
  return (
    one.itemId === other.itemId &&
    one.clip?.url === other.clip?.url &&
    one.next?.url === other.next?.url &&
    one.next?.itemId === other.next?.itemId &&
    a.startsAt === b.startsAt &&
    a.offsetMs === b.offsetMs &&
    a.pausedAtMs === b.pausedAtMs
  );
}
