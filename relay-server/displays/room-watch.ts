import type { RoomMode } from '../../wire/codes.ts';
import type { Wall } from './display-book.ts';

export interface RoomWatchOptions {
  readonly rooms: { all(): readonly Wall[]; mode(wallId: string): RoomMode };
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  /** What may be shown before a wall has changed by the time alone. */
  readonly onChange: () => void;
  /** Notes it; tried again until it is. */
  readonly goBack: (wallId: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

const EVERY_MS = 250;

/**
 * Watches rooms that were opened for a time only. Displays are switched when the time is over, whether or
 * not that can be recorded at the moment.
 */
export class RoomWatch {
  readonly #options: RoomWatchOptions;
  readonly #over = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #noting: Promise<void> = Promise.resolve();
  #isNoting = false;

  constructor(options: RoomWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.look();
    this.#timer = setInterval(() => this.look(), EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#noting;
  }

  /** Looks once; the timer does. */
  look(): void {
    const { rooms, clock, onChange } = this.#options;
    const now = clock.now();
    const over = rooms.all().filter(({ until }) => until !== null && now >= until);
    const isNew = over.some(({ id, until }) => !this.#over.has(`${id} ${until}`));
    this.#over.clear();
    for (const { id, until } of over) this.#over.add(`${id} ${until}`);
    if (isNew) onChange();
    if (over.length > 0 && !this.#isNoting) this.#noting = this.#note(over);
  }

  async #note(walls: readonly Wall[]): Promise<void> {
    this.#isNoting = true;
    for (const { id } of walls) await this.#options.goBack(id).catch(this.#options.onError);
    this.#isNoting = false;
  }
}
