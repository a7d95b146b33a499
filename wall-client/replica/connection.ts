import { io, type Socket } from 'socket.io-client';
import {
  type ClientToRelay,
  frame,
  HEARTBEAT_MS,
  MAX_SCOPES,
  pong,
  type RelayToClient,
  type Report,
  refused,
  type Scope,
  type SearchAnswer,
  type SocketRefusalCode,
  searchAnswer,
  type Welcome,
  welcome,
} from '../../wire/frame.ts';
import { ClockOffset } from './clock-offset.ts';
import { dropAll } from './dropping.ts';
import { Link, type LinkState } from './link.ts';
import { MachineClock } from './machine-clock.ts';
import { type Saying, Sayings } from './sayings.ts';
import type { ReplicaStore } from './store.ts';

/** What the relay takes this display for, and how far it can be trusted now. */
export interface ConnectionState {
  readonly link: LinkState;
  readonly audience: string | null;
  readonly roomMode: Welcome['roomMode'] | null;
  /** Which display this is, or that nobody has let it in; null: the relay has not said. */
  readonly display: Welcome['display'] | null;
  /** Grows when the page comes before another audience: whatever it shows is built anew then. */
  readonly generation: number;
  /** The relay serves a newer build of the pages than the one that is open. */
  readonly outdated: boolean;
}

export type PageKind = 'display' | 'console' | 'mirror';

export interface ConnectionOptions {
  /** Address of the relay; absent: where the page came from. */
  readonly url?: string;
  readonly store: ReplicaStore;
  /**
   * Which of the page's cookies says what it may see: a display's key, or the sign-in. A mirror is sent what a
   * display is, and says nothing of itself. Absent: a display.
   */
  readonly as?: PageKind;
  /** The display that a mirror shows. */
  readonly of?: string;
  /** Asks for a key for this browser; false: none was given. Absent: it does without. */
  readonly askForKey?: () => Promise<boolean>;
  /** ms of a clock that never jumps. */
  readonly now?: () => number;
}

const TICK_MS = 500;
/** An answer of which nothing has come for this long is asked for again. */
const ASK_AGAIN_MS = 4_000;
/** A socket that says it is connected but has been silent for this long is given up. */
const GIVE_UP_MS = 6_000;
/** After a welcome the clocks are asked for often, so that what plays by them falls in soon (F-45). */
const QUICK_PINGS = 15;
const QUICK_PING_MS = 130;
const PING_MS = 1_000;
const SAY_AGAIN_MS = 5_000;
const RETRY_MS = 300;
const RETRY_MOST_MS = 3_000;
/** A key that was not given is asked for again so much later. */
const ASK_KEY_AGAIN_MS = 5_000;

/**
 * Keeps replicas equal to the relay's log over a link that may break at any time: asks anew on every
 * connect, asks again on a gap, watches for silence. Rules: wire/SPEC.md §F.
 */
export class Connection {
  readonly #socket: Socket<RelayToClient, ClientToRelay>;
  readonly #store: ReplicaStore;
  readonly #now: () => number;
  readonly #link: Link;
  readonly #clock = new ClockOffset();
  readonly #machine = new MachineClock();
  readonly #listeners = new Set<() => void>();
  readonly #sayings = new Sayings((saying) => this.#say(saying));
  /** Scopes wanted → by how many. */
  readonly #wanted = new Map<Scope, number>();
  /** Scopes whose answer is under way → when something of it was last heard. */
  readonly #asked = new Map<Scope, number>();
  readonly #refusals = new Map<Scope, SocketRefusalCode>();
  readonly #timers: ReturnType<typeof setInterval>[];
  #retry: ReturnType<typeof setTimeout> | undefined;
  #quickPings: ReturnType<typeof setInterval> | undefined;
  #welcome: Welcome | null = null;
  #firstBuild: string | undefined;
  #head = 0;
  #generation = 0;
  #latencyMs: number | null = null;
  #shows: Partial<Report> | null = null;
  #askingKey: ReturnType<typeof setTimeout> | 'asking' | undefined;
  readonly #isMirror: boolean;
  readonly #askForKey: (() => Promise<boolean>) | undefined;
  #state: ConnectionState = {
    link: 'stale',
    audience: null,
    roomMode: null,
    display: null,
    generation: 0,
    outdated: false,
  };

  constructor({
    url,
    store,
    as = 'display',
    of,
    askForKey,
    now = () => performance.now(),
  }: ConnectionOptions) {
    this.#store = store;
    this.#askForKey = askForKey;
    this.#isMirror = as === 'mirror';
    this.#now = now;
    this.#link = new Link(now());
    const options = {
      transports: ['websocket'],
      reconnectionDelay: RETRY_MS,
      reconnectionDelayMax: RETRY_MOST_MS,
      randomizationFactor: 0.5,
      timeout: 5_000,
      forceNew: true,
      auth: { as, ...(of !== undefined && { of }) },
    };
    this.#socket = url === undefined ? io(options) : io(url, options);
    this.#socket.on('welcome', (message) => this.#onWelcome(message));
    this.#socket.on('frame', (message) => this.#onFrame(message));
    this.#socket.on('connect', () => this.#heard());
    this.#socket.on('disconnect', () => this.#onDisconnect());
    this.#socket.on('connect_error', () => this.#connectLater());
    this.#timers = [
      setInterval(() => this.#tick(), TICK_MS),
      setInterval(() => this.#ping(), PING_MS),
      setInterval(() => this.#report(), HEARTBEAT_MS),
      setInterval(() => void this.#sayings.send(), SAY_AGAIN_MS),
    ];
    if (typeof document !== 'undefined') {
      document.addEventListener('visibilitychange', this.#wake);
      addEventListener('online', this.#wake);
    }
    this.want('wall');
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Why a scope cannot be followed; undefined while nothing speaks against it. */
  refusalOf(scope: Scope): SocketRefusalCode | undefined {
    return this.#refusals.get(scope);
  }

  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The relay's clock, UTC ms. */
  serverNow(): number {
    return this.#local() + this.#clock.offset;
  }

  /** The clock of the relay's machine, UTC ms: what plays goes by it. null: not known yet. */
  machineNow(): number | null {
    const local = this.#local();
    const offset = this.#machine.offsetAt(local);
    return offset === null ? null : local + offset;
  }

  /** Says what the page shows; what was said before and is not named stays. The relay is told every 2 s. */
  describe(
    shows: Partial<
      Pick<Report, 'scene' | 'caseNumber' | 'streamId' | 'page' | 'figure' | 'rotating' | 'play'>
    >,
  ) {
    this.#shows = { ...this.#shows, ...shows };
  }

  /** Follows a scope for as long as somebody wants it. @returns ends this want */
  want(scope: Scope): () => void {
    const wants = this.#wanted.get(scope) ?? 0;
    this.#wanted.set(scope, wants + 1);
    if (wants === 0 && !this.#store.replica(scope)) {
      this.#dropUnwanted(MAX_SCOPES - 1);
      this.#store.open(scope);
      if (this.#welcome) this.#store.begin(scope, this.#welcome.epoch);
      this.#ask(scope);
    }
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#wanted.set(scope, (this.#wanted.get(scope) ?? 1) - 1);
    };
  }

  /**
   * Searches cases by number, party or company.
   * @returns masked hits, or why there are none to be had
   */
  async search(text: string): Promise<SearchAnswer | { refused: SocketRefusalCode }> {
    const unavailable = { refused: 'unavailable' as const };
    if (!this.#socket.connected) return unavailable;
    const answer = await this.#socket
      .timeout(3_000)
      .emitWithAck('search', { text: text.trim().slice(0, 60) })
      .catch(() => unavailable);
    const hits = searchAnswer.safeParse(answer);
    if (hits.success) return hits.data;
    const refusal = refused.safeParse(answer);
    return refusal.success ? refusal.data : unavailable;
  }

  /** Connects now, if it is not connected: what kept it from it may be over. */
  reconnect(): void {
    if (!this.#socket.connected) this.#socket.disconnect().connect();
  }

  /** Tells the relay of the clips that are played here; again later while it cannot be told. A mirror shows nobody anything. */
  tell(saying: Saying): void {
    if (this.#isMirror) return;
    if (this.#isMirror) return;
    this.#sayings.add(saying);
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#retry);
    clearInterval(this.#quickPings);
    if (this.#askingKey !== 'asking') clearTimeout(this.#askingKey);
    if (typeof document !== 'undefined') {
      document.removeEventListener('visibilitychange', this.#wake);
      removeEventListener('online', this.#wake);
    }
    this.#socket.disconnect();
  }

  #onWelcome(message: unknown): void {
    const parsed = welcome.safeParse(message);
    if (!parsed.success) return;
    this.#heard();
    if (this.#welcome && this.#welcome.audience !== parsed.data.audience) {
      this.#generation += 1;
      this.#forgetCases();
      dropAll();
    }
    this.#welcome = parsed.data;
    this.#head = parsed.data.head;
    this.#firstBuild ??= parsed.data.build;
    this.#refusals.clear();
    for (const scope of this.#store.scopes()) {
      const replica = this.#store.replica(scope);
      // Held under another epoch, or beyond the log's end: it is not this log's.
      const alien = replica?.epoch !== parsed.data.epoch || (replica.seq ?? 0) > parsed.data.head;
      if (alien) this.#store.begin(scope, parsed.data.epoch);
      this.#ask(scope);
    }
    this.#pingOften();
    void this.#sayings.send();
    this.#tick();
    const { display } = parsed.data;
    if (display?.paired === false && display.code === null) this.#obtainKey();
  }

  /** Which cases were looked at is nothing to ask about as another audience. */
  #forgetCases(): void {
    for (const scope of this.#store.scopes()) {
      if (scope === 'wall') continue;
      this.#wanted.delete(scope);
      this.#asked.delete(scope);
      this.#store.close(scope);
    }
  }

  #onFrame(message: unknown): void {
    const parsed = frame.safeParse(message);
    if (!parsed.success) return;
    this.#heard();
    const { scope, to } = parsed.data;
    this.#head = Math.max(this.#head, to);
    const outcome = this.#store.apply(parsed.data);
    if (outcome.kind === 'applied') {
      if (outcome.complete) this.#asked.delete(scope);
      else if (this.#asked.has(scope)) this.#asked.set(scope, this.#now());
    } else if (outcome.kind === 'gap' && !this.#asked.has(scope)) {
      this.#ask(scope);
    }
    this.#judge();
  }

  #ask(scope: Scope): void {
    if (!this.#socket.connected || !this.#welcome) return;
    this.#asked.set(scope, this.#now());
    const { seq = null, mark } = this.#store.replica(scope) ?? {};
    const { epoch } = this.#welcome;
    const question =
      seq === null || mark === undefined ? { scope, seq: 0 } : { scope, epoch, seq, mark };
    this.#socket.emit('follow', question, (answer: unknown) => {
      this.#onAnswer(scope, answer);
    });
  }

  #onAnswer(scope: Scope, answer: unknown): void {
    const refusal = refused.safeParse(answer);
    if (!refusal.success) {
      this.#refusals.delete(scope);
      return;
    }
    this.#refusals.set(scope, refusal.data.refused);
    // Asking too fast passes; any other reason stays until the next welcome.
    if (refusal.data.refused !== 'rate_limited') this.#asked.delete(scope);
    for (const listener of [...this.#listeners]) listener();
  }

  async #say({ event, message }: Saying): Promise<unknown> {
    if (!this.#socket.connected) return undefined;
    return this.#socket
      .timeout(SAY_AGAIN_MS)
      .emitWithAck(event, message)
      .catch(() => undefined);
  }

  #pingOften(): void {
    this.#ping();
    clearInterval(this.#quickPings);
    let left = QUICK_PINGS;
    this.#quickPings = setInterval(() => {
      this.#ping();
      left -= 1;
      if (left === 0) clearInterval(this.#quickPings);
    }, QUICK_PING_MS);
  }

  /** The relay does not know this browser: a key, and then it knows it. */
  #obtainKey(): void {
    if (!this.#askForKey || this.#askingKey !== undefined) return;
    this.#askingKey = 'asking';
    // A relay that cannot be reached is no error here: it is asked again.
    void this.#askForKey().then((given) => {
      this.#askingKey = undefined;
      if (given) this.#socket.disconnect().connect();
      else {
        this.#askingKey = setTimeout(() => {
          this.#askingKey = undefined;
          const { display } = this.#welcome ?? {};
          if (display?.paired === false && display.code === null) this.#obtainKey();
        }, ASK_KEY_AGAIN_MS);
      }
    });
  }

  #report(): void {
    if (this.#isMirror) return;
    if (!this.#socket.connected || this.#shows === null || !this.#welcome?.display?.paired) return;
    const { scene = '', caseNumber = null, streamId = null, rotating = false } = this.#shows;
    const { play, page = null, figure = null } = this.#shows;
    this.#socket.emit('report', {
      ...{ scene, caseNumber, streamId, page, figure, rotating, link: this.#state.link },
      seq: this.#store.replica('wall')?.seq ?? 0,
      latencyMs: this.#latencyMs,
      ...(play && { play }),
    });
  }

  #ping(): void {
    if (!this.#socket.connected) return;
    const sentAt = this.#local();
    this.#socket.emit('ping', { sentAt }, (answer: unknown) => {
      const parsed = pong.safeParse(answer);
      if (!parsed.success) return;
      this.#heard();
      this.#head = Math.max(this.#head, parsed.data.head);
      const receivedAt = this.#local();
      this.#latencyMs = Math.max(0, receivedAt - sentAt);
      this.#clock.add(sentAt, parsed.data.serverAt, receivedAt);
      this.#machine.add(sentAt, parsed.data.machineAt, receivedAt);
      this.#judge();
    });
  }

  #tick(): void {
    const now = this.#now();
    for (const [scope, wants] of this.#wanted) if (wants <= 0) this.#drop(scope);
    for (const [scope, askedAt] of this.#asked) {
      if (now - askedAt >= ASK_AGAIN_MS) this.#ask(scope);
    }
    if (this.#link.behind(now) >= ASK_AGAIN_MS && !this.#asked.has('wall')) this.#ask('wall');
    // A half-open connection says nothing and never ends by itself.
    if (this.#socket.connected && this.#link.silence(now) >= GIVE_UP_MS)
      this.#socket.io.engine.close();
    this.#judge();
  }

  #onDisconnect(): void {
    this.#asked.clear();
    this.#link.disconnected();
    this.#judge();
    this.#connectLater();
  }

  /** Socket.IO retries by itself, except where the relay itself let go or refused. */
  #connectLater(): void {
    if (this.#socket.active) return;
    clearTimeout(this.#retry);
    const wait = RETRY_MOST_MS * (0.5 + Math.random() / 2);
    this.#retry = setTimeout(() => this.#socket.connect(), wait);
  }

  /** Timers of a hidden page are slow: when it is seen again, nothing waits for them. */
  readonly #wake = (): void => {
    if (document.visibilityState === 'hidden') return;
    if (!this.#socket.connected) this.#socket.disconnect().connect();
    this.#tick();
  };

  #heard(): void {
    this.#link.heard(this.#now());
  }

  #judge(): void {
    const now = this.#now();
    const seq = this.#store.replica('wall')?.seq ?? null;
    this.#link.follows(now, seq, this.#head);
    const next: ConnectionState = {
      link: this.#link.stateAt(now),
      audience: this.#welcome?.audience ?? null,
      roomMode: this.#welcome?.roomMode ?? null,
      display: this.#welcome?.display ?? null,
      generation: this.#generation,
      outdated: this.#welcome?.build !== this.#firstBuild,
    };
    const { link, audience, roomMode, display, generation, outdated } = this.#state;
    const same =
      link === next.link &&
      audience === next.audience &&
      roomMode === next.roomMode &&
      display === next.display &&
      generation === next.generation &&
      outdated === next.outdated;
    if (same) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener();
  }

  #dropUnwanted(keep: number): void {
    for (const [scope, wants] of this.#wanted) {
      if (this.#store.scopes().length <= keep) return;
      if (wants <= 0) this.#drop(scope);
    }
  }

  #drop(scope: Scope): void {
    this.#wanted.delete(scope);
    this.#asked.delete(scope);
    this.#refusals.delete(scope);
    this.#store.close(scope);
    if (this.#socket.connected) this.#socket.emit('unfollow', { scope });
  }

  #local(): number {
    return performance.timeOrigin + this.#now();
  }
}
