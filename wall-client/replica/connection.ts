import { io, type Socket } from 'socket.io-client';
import {
  type ClientToRelay,
  frame,
  HEARTBEAT_MS,
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
import { type ConnectionState, isSameState, UNWELCOMED } from './connection-state.ts';
import { dropAll } from './dropping.ts';
import { ASK_AGAIN_MS, Follows } from './follows.ts';
import { KeyAsker } from './key-asker.ts';
import { Link } from './link.ts';
import { RelayClocks } from './relay-clocks.ts';
import { type Saying, Sayings } from './sayings.ts';
import type { ReplicaStore } from './store.ts';

export type { ConnectionState } from './connection-state.ts';

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
/** A socket that says it is connected but has been silent for this long is given up. */
const GIVE_UP_MS = 6_000;
const SAY_AGAIN_MS = 5_000;
const RETRY_MS = 300;
const RETRY_MOST_MS = 3_000;

/**
 * Keeps replicas equal to the relay's log over a link that may break at any time: asks anew on every
 * connect, asks again on a gap, watches for silence. Rules: wire/SPEC.md §F.
 */
export class Connection {
  readonly #socket: Socket<RelayToClient, ClientToRelay>;
  readonly #store: ReplicaStore;
  readonly #now: () => number;
  readonly #link: Link;
  readonly #clocks: RelayClocks;
  readonly #follows: Follows;
  readonly #key: KeyAsker;
  readonly #listeners = new Set<() => void>();
  readonly #sayings = new Sayings((saying) => this.#say(saying));
  readonly #timers: ReturnType<typeof setInterval>[];
  #retry: ReturnType<typeof setTimeout> | undefined;
  #welcome: Welcome | null = null;
  #firstBuild: string | undefined;
  #head = 0;
  #generation = 0;
  #shows: Partial<Report> | null = null;
  readonly #isMirror: boolean;
  #state: ConnectionState = UNWELCOMED;

  constructor({
    url,
    store,
    as = 'display',
    of,
    askForKey,
    now = () => performance.now(),
  }: ConnectionOptions) {
    this.#store = store;
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
    this.#clocks = new RelayClocks({
      now,
      send: (sentAt, answer) => {
        if (this.#socket.connected) this.#socket.emit('ping', { sentAt }, answer);
      },
      onPong: ({ head }) => {
        this.#heard();
        this.#head = Math.max(this.#head, head);
        this.#judge();
      },
    });
    this.#follows = new Follows({
      ...{ store, now },
      epoch: () => (this.#socket.connected ? (this.#welcome?.epoch ?? null) : null),
      follow: (question, answer) => this.#socket.emit('follow', question, answer),
      unfollow: (scope) => {
        if (this.#socket.connected) this.#socket.emit('unfollow', { scope });
      },
      onRefused: () => this.#tellAll(),
    });
    this.#key = new KeyAsker(
      askForKey,
      () => this.#socket.disconnect().connect(),
      () => {
        const { display } = this.#welcome ?? {};
        return display?.paired === false && display.code === null;
      },
    );
    this.#socket.on('welcome', (message) => this.#onWelcome(message));
    this.#socket.on('frame', (message) => this.#onFrame(message));
    this.#socket.on('connect', () => this.#heard());
    this.#socket.on('disconnect', () => this.#onDisconnect());
    this.#socket.on('connect_error', () => this.#connectLater());
    this.#timers = [
      setInterval(() => this.#tick(), TICK_MS),
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
    return this.#follows.refusalOf(scope);
  }

  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The relay's clock, UTC ms. */
  serverNow(): number {
    return this.#clocks.serverNow();
  }

  /** Whether the relay has told its clock: until then `serverNow` is the page's own. */
  get isClockTold(): boolean {
    return this.#clocks.latencyMs !== null;
  }

  /** The clock of the relay's machine, UTC ms: what plays goes by it. null: not known yet. */
  machineNow(): number | null {
    return this.#clocks.machineNow();
  }

  /** Something plays by the machine's clock, and it is to be known well. @returns it does no more */
  playsByClock(): () => void {
    return this.#clocks.plays();
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
    return this.#follows.want(scope, this.#welcome?.epoch ?? null);
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
    this.#sayings.add(saying);
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#retry);
    this.#clocks.stop();
    this.#key.stop();
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
      this.#follows.forgetCases();
      dropAll();
    }
    this.#welcome = parsed.data;
    this.#head = parsed.data.head;
    this.#firstBuild ??= parsed.data.build;
    this.#follows.welcomed(parsed.data.epoch, parsed.data.head);
    this.#clocks.welcomed();
    void this.#sayings.send();
    this.#tick();
    this.#key.obtain();
  }

  #onFrame(message: unknown): void {
    const parsed = frame.safeParse(message);
    if (!parsed.success) return;
    this.#heard();
    const { scope, to } = parsed.data;
    this.#head = Math.max(this.#head, to);
    const outcome = this.#store.apply(parsed.data);
    if (outcome.kind === 'applied') this.#follows.heard(scope, outcome.complete);
    else if (outcome.kind === 'gap' && !this.#follows.isAsked(scope)) this.#follows.ask(scope);
    this.#judge();
  }

  async #say({ event, message }: Saying): Promise<unknown> {
    if (!this.#socket.connected) return undefined;
    return this.#socket
      .timeout(SAY_AGAIN_MS)
      .emitWithAck(event, message)
      .catch(() => undefined);
  }

  #report(): void {
    if (this.#isMirror) return;
    if (!this.#socket.connected || this.#shows === null || !this.#welcome?.display?.paired) return;
    const { scene = '', caseNumber = null, streamId = null, rotating = false } = this.#shows;
    const { play, page = null, figure = null } = this.#shows;
    this.#socket.emit('report', {
      ...{ scene, caseNumber, streamId, page, figure, rotating, link: this.#state.link },
      seq: this.#store.replica('wall')?.seq ?? 0,
      latencyMs: this.#clocks.latencyMs,
      ...(play && { play }),
    });
  }

  #tick(): void {
    const now = this.#now();
    this.#follows.tick();
    const isBehind = this.#link.behind(now) >= ASK_AGAIN_MS;
    if (isBehind && !this.#follows.isAsked('wall')) this.#follows.ask('wall');
    // A half-open connection says nothing and never ends by itself.
    if (this.#socket.connected && this.#link.silence(now) >= GIVE_UP_MS)
      this.#socket.io.engine.close();
    this.#judge();
  }

  #onDisconnect(): void {
    this.#follows.disconnected();
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
    if (isSameState(this.#state, next)) return;
    this.#state = next;
    this.#tellAll();
  }

  #tellAll(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
