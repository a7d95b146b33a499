import type { RoomMode } from '../../wire/codes.ts';
import { modeAt } from '../rules/displays/room-modes.ts';
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

  /** What may be shown before a wall now; closed for a wall that there is not. */
  mode(wallId: string): RoomMode {
    const wall = this.#isShut ? undefined : this.wall(wallId);
    return wall ? modeAt(wall, this.#options.clock.now()) : 'closed';
  }
}
