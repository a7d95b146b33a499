import { io, type Socket } from 'socket.io-client';
import {
  type ClientToRelay,
  type Frame,
  frame,
  type RelayToClient,
  type Scope,
  type Welcome,
  welcome,
} from '../../../wire/frame.ts';

/** What a display that keeps to the protocol holds of one scope. Refuses frames that break it. */
class Held {
  seq: number | null = null;
  mark: string | undefined;
  readonly rows = new Map<string, { seq: number; view: unknown }>();
  readonly #gone = new Map<string, number>();

  apply({ from, to, reset, part = 0, more, rows, mark }: Frame): void {
    if (reset && part === 0) this.rows.clear();
    else if (!reset && from > (this.seq ?? -1)) throw new Error(`gap: at ${this.seq}, got ${from}`);
    for (const { topic, id, seq, gone, view } of rows) {
      const key = `${topic} ${id}`;
      if ((this.rows.get(key)?.seq ?? this.#gone.get(key) ?? -1) > seq) continue;
      if (gone) {
        this.rows.delete(key);
        this.#gone.set(key, seq);
      } else this.rows.set(key, { seq, view });
    }
    if (more) return;
    if (to >= (this.seq ?? 0)) this.mark = mark;
    this.seq = Math.max(this.seq ?? 0, to);
  }

  views(): Map<string, unknown> {
    return new Map([...this.rows].map(([key, { view }]) => [key, view]));
  }
}

/** A display over a real socket, as plain as the protocol allows; keeps what it was sent. */
export class TestDisplay {
  readonly socket: Socket<RelayToClient, ClientToRelay>;
  readonly frames: Frame[] = [];
  readonly refusals: unknown[] = [];
  readonly faults: unknown[] = [];
  welcome: Welcome | null = null;
  #epoch: string | null = null;
  #held = new Map<Scope, Held>();
  #waiting: { when: () => boolean; resolve: () => void }[] = [];

  /** @param headers of the upgrade: cookie, origin  @param auth what it says of itself */
  constructor(
    url: string,
    headers: Readonly<Record<string, string>> = {},
    auth: Readonly<Record<string, unknown>> = {},
  ) {
    this.socket = io(url, {
      extraHeaders: headers,
      auth,
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 20,
      reconnectionDelayMax: 50,
    });
    this.socket.on('welcome', (message) => {
      this.welcome = welcome.parse(message);
      if (this.#epoch !== this.welcome.epoch) this.#held = new Map();
      this.#epoch = this.welcome.epoch;
      this.#check();
    });
    this.socket.on('frame', (message) => {
      const received = frame.parse(message);
      this.frames.push(received);
      try {
        this.held(received.scope).apply(received);
      } catch (error) {
        const before = this.frames
          .slice(-6)
          .map(({ rows, ...head }) => ({ ...head, n: rows.length }));
        this.faults.push(new Error(`${String(error)} after ${JSON.stringify(before)}`));
      }
      this.#check();
    });
    this.socket.on('refused', (message) => {
      this.refusals.push(message);
      this.#check();
    });
    this.socket.on('disconnect', () => {
      this.welcome = null;
      this.#check();
    });
  }

  held(scope: Scope): Held {
    const known = this.#held.get(scope) ?? new Held();
    this.#held.set(scope, known);
    return known;
  }

  views(scope: Scope = 'wall'): Map<string, unknown> {
    return this.held(scope).views();
  }

  /** Asks from where it stands, or for everything. */
  async follow(scope: Scope = 'wall'): Promise<unknown> {
    await this.until(() => this.welcome !== null && this.socket.connected);
    return this.ask(this.#question(scope));
  }

  /** Asks for these scopes after every welcome, as a wall does. */
  keepFollowing(...scopes: Scope[]): void {
    this.socket.on('welcome', () => {
      for (const scope of scopes) this.socket.emit('follow', this.#question(scope));
    });
  }

  ask(message: unknown): Promise<unknown> {
    return this.socket.emitWithAck('follow', message);
  }

  async at(seq: number, scope: Scope = 'wall'): Promise<void> {
    await this.until(() => (this.held(scope).seq ?? -1) >= seq);
  }

  /** Resolves when something that was received makes it true. */
  until(when: () => boolean): Promise<void> {
    if (when()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ when, resolve }));
  }

  close(): void {
    this.socket.disconnect();
  }

  #question(scope: Scope) {
    const { seq, mark } = this.held(scope);
    const epoch = this.welcome?.epoch ?? '';
    return seq === null ? { scope, seq: 0 } : { scope, epoch, seq, mark };
  }

  #check(): void {
    const ready = this.#waiting.filter(({ when }) => when());
    this.#waiting = this.#waiting.filter((each) => !ready.includes(each));
    for (const { resolve } of ready) resolve();
  }
}
