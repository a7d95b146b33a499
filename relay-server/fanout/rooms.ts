import type { Scope } from '../../wire/frame.ts';
import type { Viewer } from '../audiences/viewer.ts';

/** Displays of one audience that follow one scope live; they all stand at the same seq. */
export interface Room {
  readonly name: string;
  readonly viewer: Viewer;
  readonly scope: Scope;
  readonly members: Set<string>;
  /** Up to here its members have been sent everything. */
  sentTo: number;
}

/** The rooms that have members. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();

  join(viewer: Viewer, scope: Scope, member: string, head: number): Room {
    const name = roomName(viewer, scope);
    let room = this.#rooms.get(name);
    if (!room) {
      room = { name, viewer, scope, members: new Set(), sentTo: head };
      this.#rooms.set(name, room);
    }
    room.members.add(member);
    return room;
  }

  /** Up to where the members of a room have been sent everything. */
  sentTo(viewer: Viewer, scope: Scope): number | undefined {
    return this.#rooms.get(roomName(viewer, scope))?.sentTo;
  }

  leave(viewer: Viewer, scope: Scope, member: string): string {
    const name = roomName(viewer, scope);
    const room = this.#rooms.get(name);
    room?.members.delete(member);
    if (room?.members.size === 0) this.#rooms.delete(name);
    return name;
  }

  [Symbol.iterator](): IterableIterator<Room> {
    return this.#rooms.values();
  }
}

function roomName(viewer: Viewer, scope: Scope): string {
  const { name, policyVersion, variant = '' } = viewer.audience;
  return `${name}.${policyVersion}${variant}|${scope}`;
}
