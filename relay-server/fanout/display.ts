import type { Socket } from 'socket.io';
import type { ClientToRelay, RelayToClient, Report, Scope, Welcome } from '../../wire/frame.ts';
import type { Viewer } from '../audiences/viewer.ts';

export type DisplaySocket = Socket<ClientToRelay, RelayToClient>;

/** One scope that a display follows: where its replica stands, and whether frames go to it as they come. */
export interface Following {
  readonly scope: Scope;
  /** All that was sent to it reaches up to here; null: nothing yet. */
  seq: number | null;
  live: boolean;
  /** Which state of the relay's own facts it has been told, at least. */
  metaVersion: number;
}

/**
 * One connected display. What is remembered of it is its audience and one seq per scope: however
 * slow it is, it costs no more than that (SPEC F-32).
 */
export class Display {
  readonly socket: DisplaySocket;
  readonly following = new Map<Scope, Following>();
  viewer: Viewer;
  epoch = '';
  /** Whose it is; null: nobody's in particular. */
  who: string | null = null;
  /** What it is told that it is. */
  placed: Welcome['display'];
  /** What it said last that it shows, and when, machine's UTC ms. Nothing is decided by it. */
  report: (Report & { readonly at: number }) | null = null;
  #unsent = 0;
  #waiting: Promise<void> | undefined;

  constructor(socket: DisplaySocket, viewer: Viewer) {
    this.socket = socket;
    this.viewer = viewer;
    socket.conn.on('packetCreate', () => {
      this.#unsent += 1;
    });
    socket.conn.on('flush', () => {
      this.#unsent = 0;
    });
  }

  get id(): string {
    return this.socket.id;
  }

  /** Takes in who it is. @returns whether its welcome has to say something else */
  isTold({ who, display }: { who: string | null; display?: Welcome['display'] }): boolean {
    const isNew = JSON.stringify(display) !== JSON.stringify(this.placed);
    this.who = who;
    this.placed = display;
    return isNew;
  }

  /** Packets that wait because the peer does not take them. */
  get unsent(): number {
    return this.#unsent;
  }

  /** The operating system has taken everything that was sent: the peer keeps up. */
  get drained(): boolean {
    return this.socket.conn.transport.writable;
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  /** Resolves when the peer has taken everything (true) or is gone (false). */
  async whenDrained(): Promise<boolean> {
    while (this.connected && !this.drained) {
      this.#waiting ??= this.#readyOrClosed();
      await this.#waiting;
    }
    return this.connected;
  }

  /** A scope followed anew: what was under way for it is void. */
  follow(scope: Scope, seq: number | null, metaVersion: number): Following {
    const following = { scope, seq, live: false, metaVersion };
    this.following.set(scope, following);
    return following;
  }

  /** False once the scope was followed anew, left, or the display went away. */
  isCurrent(following: Following): boolean {
    return this.connected && this.following.get(following.scope) === following;
  }

  #readyOrClosed(): Promise<void> {
    const { conn } = this.socket;
    const { transport } = conn;
    return new Promise((resolve) => {
      const done = () => {
        transport.off('ready', done);
        conn.off('close', done);
        this.#waiting = undefined;
        resolve();
      };
      transport.on('ready', done);
      conn.on('close', done);
    });
  }
}
