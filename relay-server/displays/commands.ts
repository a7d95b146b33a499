import { randomUUID } from 'node:crypto';
import { type RoomMode, roomModes } from '../../wire/codes.ts';
import type {
  DirectRequest,
  ModeRequest,
  MoveRequest,
  PairRequest,
  WallRequest,
} from '../../wire/displays.ts';
import type { EventBody, EventType } from '../../wire/event-bodies.ts';
import { type SayingOnce, type SayOptions, saying, sayingOnce, sayOwn } from '../intake/say-own.ts';
import { type Deed, isUnwritable, type UnrecordedDeeds } from '../intake/unrecorded-deeds.ts';
import { refuseCell } from '../rules/displays/display-state.ts';
import { changeRoom, isWithin } from '../rules/displays/room-modes.ts';
import { OWN_SOURCE } from '../rules/own-source.ts';
import type { DisplayBook, PairedDisplay, Wall } from './display-book.ts';
import { DisplayConflict, NotConfirmed } from './display-conflict.ts';
import { OWN_WALL, ownWallBody } from './own-wall.ts';
import type { Rooms } from './rooms.ts';
import type { WaitingDisplays } from './waiting.ts';

export interface DisplayCommandsOptions extends SayOptions {
  readonly book: DisplayBook;
  readonly rooms: Rooms;
  readonly waiting: WaitingDisplays;
  readonly unrecorded: UnrecordedDeeds;
  /** What may be shown before a wall is another than its rows told: it could not be recorded, or was by now. */
  readonly onChange: () => void;
  /** Names for displays; each another. */
  readonly newId?: () => string;
}

type Said = {
  readonly [T in EventType]: { readonly type: T; readonly body: EventBody<T> };
}[EventType];

/** Who asks, and whether that person has just given the password again. */
export interface Operator {
  readonly by: string;
  /** Asked once, and only when it is needed: a confirmation serves one raise. */
  readonly confirmed: () => boolean;
}

/** Names the deed by which a wall shows less. */
const lowering = (wallId: string) => `room ${wallId}`;

/** The relay itself, which only ever lowers. */
const RELAY: Operator = { by: OWN_SOURCE, confirmed: () => false };

/**
 * What may be done with walls and displays. One after the other: each sees what the one before has done.
 * All throw StorageUnavailable and Overloaded besides what they name; what shows less NotRecordedYet in place of these.
 */
export class DisplayCommands {
  readonly #options: DisplayCommandsOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: DisplayCommandsOptions) {
    this.#options = options;
  }

  /** The wall that a relay has from the beginning, where displays are let in one by one. */
  addOwnWall(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#options.book.wall(OWN_WALL)) return;
      await this.#say([{ type: 'wall.added', body: ownWallBody }]);
    });
  }

  /**
   * Adds a wall, or changes it.
   * @throws DisplayConflict B-8 when a display would hang outside
   */
  putWall({ wallId, title, columns, rows, bezel }: WallRequest, by: string): Promise<Wall> {
    const body = { wallId, title, columns, rows, bezel, by };
    return this.#inTurn(async () => {
      const before = this.#options.rooms.wall(wallId);
      if (!before) {
        await this.#say([{ type: 'wall.added', body }]);
        return this.#wall(wallId);
      }
      const outside = this.#displaysOn(wallId).find((one) => refuseCell(one, { columns, rows }));
      if (outside) throw DisplayConflict.of('B-8');
      const same =
        before.title === title &&
        before.columns === columns &&
        before.rows === rows &&
        before.bezel === bezel;
      if (!same) await this.#say([...this.#unsaid(wallId), { type: 'wall.changed', body }]);
      return this.#wall(wallId);
    });
  }

  /**
   * Changes what may be shown before a wall; to less at once, whether or not that can be recorded.
   * @throws DisplayConflict B-2, B-3; NotConfirmed when more would be shown, or for longer
   */
  setMode(wallId: string, wish: ModeRequest, operator: Operator): Promise<Wall> {
    return this.#inTurn(async () => {
      const now = this.#options.clock.now();
      const standing = this.#options.rooms.standing(this.#wall(wallId));
      const unsaid = { room: { ...wish, back: wish.mode }, raises: false };
      const change = changeRoom(standing, wish, now) ?? (standing.isRecorded ? null : unsaid);
      if (!change) return this.#wall(wallId);
      if (wish.until !== null && wish.until <= now) throw DisplayConflict.of('B-3');
      if (change.raises && !operator.confirmed()) throw new NotConfirmed();
      const body = { wallId, ...change.room, by: operator.by };
      try {
        await this.#say([...this.#unsaid(wallId), { type: 'room.changed', body }]);
      } catch (error) {
        if (change.raises || !isUnwritable(error)) throw error;
        const deed = this.#lowering(wallId, change.room.mode, operator.by);
        deed.hold();
        throw await this.#options.unrecorded.wait(deed, error);
      }
      await this.#recorded(wallId);
      this.#recorded(wallId);
      return this.#wall(wallId);
    });
  }

  /** Notes that a room's time is over. What may be shown does not wait for this. */
  goBack(wallId: string): Promise<void> {
    return this.#inTurn(async () => {
      const { book, rooms, clock } = this.#options;
      const wall = book.wall(wallId);
      if (!wall || wall.until === null || clock.now() < wall.until) return;
      // As it is by now: less, where it was lowered and that could not be recorded.
      const mode = rooms.mode(wallId);
      const body = { wallId, mode, until: null, back: mode, by: RELAY.by };
      await this.#say([{ type: 'room.changed', body }]);
      await this.#recorded(wallId);
    });
  }

  /** Tells a wall what to show. @throws DisplayConflict B-2 */
  direct(wallId: string, wanted: DirectRequest, by: string): Promise<Wall> {
    return this.#inTurn(async () => {
      this.#wall(wallId);
      const body = { wallId, ...wanted, by };
      await this.#say([...this.#unsaid(wallId), { type: 'wall.directed', body }]);
      return this.#wall(wallId);
    });
  }

  /**
   * Lets in the display that shows this code.
   * @returns undefined: none does
   * @throws DisplayConflict B-2, B-8
   */
  pair({ code, ...place }: PairRequest, by: string): Promise<PairedDisplay | undefined> {
    const { waiting } = this.#options;
    return this.#inTurn(async () => {
      const display = waiting.byCode(code);
      if (!display) return undefined;
      this.#requireCell(place);
      const { keyDigest } = display;
      const displayId = this.#newId();
      const body = { displayId, keyDigest, ...place, by };
      await this.#say([...this.#unsaid(place.wallId), { type: 'display.paired', body }]);
      waiting.remove(keyDigest);
      return this.#display(displayId);
    });
  }

  /** @throws DisplayConflict B-2, B-6, B-8 */
  move(displayId: string, place: MoveRequest, by: string): Promise<PairedDisplay> {
    return this.#inTurn(async () => {
      this.#display(displayId);
      this.#requireCell(place);
      const body = { displayId, ...place, by };
      await this.#say([...this.#unsaid(place.wallId), { type: 'display.moved', body }]);
      return this.#display(displayId);
    });
  }

  /** From now on its key opens nothing, whether or not that can be recorded. @throws DisplayConflict B-6 */
  revoke(displayId: string, reason: string, by: string): Promise<void> {
    const { book, unrecorded, onChange, clock } = this.#options;
    const says = [sayingOnce(saying('display.revoked', { displayId, reason, by }), clock)];
    return unrecorded.do({
      key: `display ${displayId}`,
      holds: `屏幕“${book.display(displayId)?.name ?? displayId}”已经撤销`,
      hold: () => {
        book.cut(displayId);
        onChange();
      },
      says,
      record: () =>
        this.#inTurn(async () => {
          if (!book.isCut(displayId)) this.#display(displayId);
          await this.#say(says);
        }),
    });
  }

  /**
   * A wall that a relay before this one lowered, and that may not be recorded.
   * @returns null: it shows no more by itself, or there is none
   */
  lowered(wallId: string, mode: RoomMode, by: string): Deed | null {
    const { rooms } = this.#options;
    const isLess = !rooms.wall(wallId) || isWithin(rooms.mode(wallId), mode);
    return isLess ? null : this.#lowering(wallId, mode, by);
  }

  /** Shows less although the log could not take it. */
  #lowering(wallId: string, mode: RoomMode, by: string): Deed {
    const { rooms, onChange, clock } = this.#options;
    const record = () =>
      this.#inTurn(async () => {
        if (!rooms.isLowered(wallId)) return;
        const body = {
          wallId,
          mode: rooms.mode(wallId),
          until: null,
          back: rooms.mode(wallId),
          by,
        };
        await this.#say([...this.#unsaid(wallId), { type: 'room.changed', body }]);
        await this.#recorded(wallId);
      });
    const room = { wallId, mode, until: null, back: mode, by };
    return {
      key: lowering(wallId),
      holds: `大屏“${this.#wall(wallId).title}”已经降低到${roomModes.labels[mode]}`,
      hold: () => {
        rooms.lower(wallId, mode);
        onChange();
      },
      says: [sayingOnce(saying('room.changed', room), clock)],
      record,
    };
  }

  #wall(wallId: string): Wall {
    const wall = this.#options.rooms.wall(wallId);
    if (!wall) throw DisplayConflict.unknown('B-2');
    return wall;
  }

  async #recorded(wallId: string): Promise<void> {
    const { rooms, onChange, unrecorded } = this.#options;
    if (rooms.forgetLowered(wallId)) onChange();
    await unrecorded.forget(lowering(wallId));
  }

  #display(displayId: string): PairedDisplay {
    const display = this.#options.book.display(displayId);
    if (!display) throw DisplayConflict.unknown('B-6');
    return display;
  }

  #displaysOn(wallId: string): PairedDisplay[] {
    return this.#options.book.displays().filter((one) => one.wallId === wallId);
  }

  #requireCell(place: MoveRequest): void {
    if (refuseCell(place, this.#wall(place.wallId))) throw DisplayConflict.of('B-8');
  }

  /** The relay's own wall stands before anything is said of it: said first, so that the log has it. */
  #unsaid(wallId: string): Said[] {
    const { book, rooms } = this.#options;
    const wall = rooms.wall(wallId);
    if (!wall || book.wall(wallId)) return [];
    const { mode } = wall;
    const room = { wallId, mode, until: null, back: mode, by: RELAY.by };
    return [
      { type: 'wall.added', body: ownWallBody },
      { type: 'room.changed', body: room },
    ];
  }

  #say(said: readonly (Said | SayingOnce)[]): Promise<void> {
    return sayOwn(
      said,
      this.#options,
      ({ message, rule }) => new DisplayConflict(message, { ...(rule && { rule }) }),
    );
  }

  #newId(): string {
    return this.#options.newId?.() ?? randomUUID();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
