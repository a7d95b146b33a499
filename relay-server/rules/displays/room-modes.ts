import type { RoomMode } from '../../../wire/codes.ts';

/**
 * What a mode shows is within what another shows: closed ⊂ session, delegates ⊂ bureau. Session and
 * delegates show different things: neither is within the other.
 */
export function isWithin(mode: RoomMode, other: RoomMode): boolean {
  return mode === other || mode === 'closed' || other === 'bureau';
}

/** The mode of a room as the log tells it. */
export interface RoomState {
  readonly mode: RoomMode;
  /** UTC ms from which on it is `back`; null: it stays. */
  readonly until: number | null;
  readonly back: RoomMode;
}

/** A room of which nothing was said. */
export const CLOSED_ROOM: RoomState = { mode: 'closed', until: null, back: 'closed' };

/** A time that has passed counts as passed, whether or not it was noted (the relay may have been down). */
export function modeAt({ mode, until, back }: RoomState, now: number): RoomMode {
  return until !== null && now >= until ? back : mode;
}

/** What an operator asks for. */
export interface RoomWish {
  readonly mode: RoomMode;
  /** UTC ms; null: not limited, except by a limit that stands and that a lower mode inherits. */
  readonly until: number | null;
}

export interface RoomChange {
  readonly room: RoomState;
  /** More is shown than was, or for longer: this needs leave of its own. */
  readonly raises: boolean;
}

/**
 * What a room becomes. What was let in for a time only stays limited by it: a lower mode that the room
 * would not have without that time keeps its end. When time is over the room goes back to what it had
 * without it, as far as that shows no more; else it closes.
 * @returns null: it is so already
 */
export function changeRoom(before: RoomState, wish: RoomWish, now: number): RoomChange | null {
  const mode = modeAt(before, now);
  const limit = before.until !== null && now < before.until ? before.until : null;
  const lasting = limit === null ? mode : before.back;
  const isLimited = limit !== null && !isWithin(wish.mode, lasting);
  const isHigher = !isWithin(wish.mode, mode);
  const isLonger = isLimited && (wish.until === null ? wish.mode === mode : wish.until > limit);
  const raises = isHigher || isLonger;
  const until = isLimited && !raises ? (wish.until ?? limit) : wish.until;
  if (wish.mode === mode && until === limit) return null;
  const fallBack = isWithin(lasting, wish.mode) ? lasting : 'closed';
  return { room: { mode: wish.mode, until, back: until === null ? wish.mode : fallBack }, raises };
}
