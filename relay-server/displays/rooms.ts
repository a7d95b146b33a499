import type { RoomMode } from '../../wire/codes.ts';
import { isWithin, modeAt, type RoomState } from '../rules/displays/room-modes.ts';
import type { DisplayBook, Wall } from './display-book.ts';
import { OWN_WALL, unsaidOwnWall } from './own-wall.ts';

/** How displays are let in: every one is asked for, or those of this machine come in by themselves (demo). */
export type Pairing = 'asked' | 'loopback';

export interface RoomsOptions {
  readonly book: Pick<DisplayBook, 'wall' | 'walls' | 'isDamaged'>;
  readonly pairing: Pairing;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
}

/** The walls as they stand now. */
export class Rooms {
  readonly #options: RoomsOptions;
  #isShut = false;
  /** Lowered although the log could not take it, until it takes another mode of that wall. */
  readonly #lowered = new Map<string, RoomMode>();

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  wall(id: string): Wall | undefined {
    const { book, pairing } = this.#options;
    const said = book.wall(id);
    const isUnsaid = pairing === 'loopback' && id === OWN_WALL && !book.isDamaged(id);
    return said ?? (isUnsaid ? unsaidOwnWall : undefined);
  }

  all(): Wall[] {
    const said = this.#options.book.walls();
    const own = said.some(({ id }) => id === OWN_WALL) ? undefined : this.wall(OWN_WALL);
    return own ? [own, ...said] : said;
  }

  /** From now on every room is closed: what is known of them may be wrong. */
  shut(): void {
    this.#isShut = true;
  }

  /** From now on a wall shows no more than this, whatever the log says of it by now. */
  lower(wallId: string, mode: RoomMode): void {
    this.#lowered.set(wallId, mode);
  }

  /** Whether it shows less than the log says. */
  isLowered(wallId: string): boolean {
    return this.#lowered.has(wallId);
  }

  /** The log has taken another mode of a wall. @returns whether it showed less than the log said */
  forgetLowered(wallId: string): boolean {
    return this.#lowered.delete(wallId);
  }

  /** What may be shown before a wall now; closed for a wall that there is not. */
  mode(wallId: string): RoomMode {
    const wall = this.#isShut ? undefined : this.wall(wallId);
    if (!wall) return 'closed';
    const said = modeAt(wall, this.#options.clock.now());
    const lowered = this.#lowered.get(wallId);
    if (lowered === undefined || isWithin(said, lowered)) return said;
    return isWithin(lowered, said) ? lowered : 'closed';
  }

  /** A wall's room, to be changed from; `isRecorded`: the log says so too. */
  standing(wall: Wall): RoomState & { readonly isRecorded: boolean } {
    if (!this.#lowered.has(wall.id)) return { ...wall, isRecorded: true };
    const mode = this.mode(wall.id);
    return { mode, until: null, back: mode, isRecorded: false };
  }
}
