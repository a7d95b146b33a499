import type { Placed, Unpaired } from '../../wire/frame.ts';
import type { DisplayPrincipal } from '../access/principal.ts';
import { type Knock, whyRefused } from '../fanout/gate.ts';
import type { Admitted, DisplayHandshake } from '../fanout/start-fanout.ts';
import type { DisplayBook, PairedDisplay } from './display-book.ts';
import { keyDigestOf } from './display-key.ts';
import { OWN_PAGE, OWN_WALL } from './own-wall.ts';
import type { Pairing, Rooms } from './rooms.ts';
import type { WaitingDisplays } from './waiting.ts';
import type { WallAudiences } from './wall-audiences.ts';

export interface AudienceOfOptions {
  readonly book: Pick<DisplayBook, 'byKey' | 'display'>;
  readonly waiting: Pick<WaitingDisplays, 'get'>;
  readonly rooms: Pick<Rooms, 'wall' | 'mode'>;
  readonly audiences: WallAudiences;
  readonly pairing: Pairing;
  /** Who is signed in with these cookies, and may see the bureau's views: the sign-in's id. */
  readonly signInOf: (handshake: DisplayHandshake) => string | undefined;
}

/**
 * Who stands before a page: device key → display → wall → mode → audience. Whatever is unknown, doubtful,
 * unpaired or revoked is closed. What a page says of itself decides nothing but which of its cookies is
 * looked at.
 */
export class AudienceOf {
  readonly #options: AudienceOfOptions;

  constructor(options: AudienceOfOptions) {
    this.#options = options;
  }

  /** @returns undefined: a console or a mirror at which nobody is signed in, a mirror of no display */
  admit(handshake: DisplayHandshake): Admitted | undefined {
    const { audiences, signInOf } = this.#options;
    if (handshake.auth.as === 'console') {
      const signInId = signInOf(handshake);
      if (signInId === undefined) return undefined;
      return { audience: audiences.console, who: `signIn:${signInId}` };
    }
    if (handshake.auth.as === 'mirror') {
      return signInOf(handshake) !== undefined ? this.#mirrorOf(handshake.auth.of) : undefined;
    }
    const { address: remoteAddress, headers } = handshake;
    const standing = this.displayOf({ remoteAddress, headers });
    if (!standing) return this.#unpaired(handshake);
    const audience = audiences.of(standing.mode, standing.wallId);
    const display = this.#placed(standing, this.#pairedOf(handshake));
    return { audience, who: standing.displayId, ...(display && { display }) };
  }

  /**
   * What a display is sent, for somebody who is signed in and looks at it from the console: under the same
   * audience, so that what may not be shown there is not seen here either.
   * @returns undefined: there is no such display
   */
  #mirrorOf(of: unknown): Admitted | undefined {
    const { book, rooms, audiences, pairing } = this.#options;
    const paired = typeof of === 'string' ? book.display(of) : undefined;
    const isOwn = of === OWN_PAGE && pairing === 'loopback';
    if (!paired && !isOwn) return undefined;
    const wallId = paired?.wallId ?? OWN_WALL;
    const display = this.#placed({ wallId }, paired);
    const audience = audiences.of(rooms.mode(wallId), wallId);
    return { audience, who: null, ...(display && { display }) };
  }

  /** The display that asks, with sockets as with requests; undefined: none that was let in. */
  displayOf(knock: Knock): DisplayPrincipal | undefined {
    const { rooms, pairing } = this.#options;
    const paired = this.#pairedOf(knock);
    if (paired) {
      const { id: displayId, wallId } = paired;
      return { kind: 'display', displayId, wallId, mode: rooms.mode(wallId) };
    }
    const isOwn = pairing === 'loopback' && whyRefused(knock) === undefined;
    const own = { displayId: OWN_PAGE, wallId: OWN_WALL, mode: rooms.mode(OWN_WALL) };
    return isOwn ? { kind: 'display', ...own } : undefined;
  }

  #pairedOf({ headers }: Pick<DisplayHandshake, 'headers'>): PairedDisplay | undefined {
    const digest = keyDigestOf(headers);
    return digest === undefined ? undefined : this.#options.book.byKey(digest);
  }

  #placed(
    { wallId }: Pick<DisplayPrincipal, 'wallId'>,
    paired: PairedDisplay | undefined,
  ): Placed | undefined {
    const wall = this.#options.rooms.wall(wallId);
    if (!wall) return undefined;
    const { title: wallTitle, columns, rows, bezel } = wall;
    const grid = { paired: true, wallId, wallTitle, columns, rows, bezel } as const;
    if (!paired) return { ...grid, byItself: true, name: wallTitle, column: 1, row: 1 };
    // A wall that was made smaller afterwards: its edge.
    const column = Math.min(paired.column, columns);
    return { ...grid, name: paired.name, column, row: Math.min(paired.row, rows) };
  }

  #unpaired({ headers }: DisplayHandshake): Admitted {
    const { audiences, waiting } = this.#options;
    const digest = keyDigestOf(headers);
    const known = digest === undefined ? undefined : waiting.get(digest);
    const display: Unpaired = {
      paired: false,
      code: known?.code ?? null,
      expiresAt: known?.expiresAt ?? null,
    };
    return { audience: audiences.of('closed', ''), who: null, display };
  }
}
