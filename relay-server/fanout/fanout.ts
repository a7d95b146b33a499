import { type Follow, MARK_DIGITS, type Scope } from '../../wire/frame.ts';
import type { Audience } from '../audiences/audience.ts';
import { type Fault, Viewer } from '../audiences/viewer.ts';
import type { LogStore, StoredRow } from '../log/store.ts';
import { answerFrames, beginningOf, caseOf, framesOf, kindOf } from './answer.ts';
import { type Commit, coalesce } from './commit.ts';
import type { Display, Following } from './display.ts';
import { epochOf } from './epoch.ts';
import type { Limits } from './limits.ts';
import { RecentCommits } from './recent.ts';
import { type Room, Rooms } from './rooms.ts';
import type { RelayServer } from './socket-server.ts';

/** What a replica says of itself: complete up to seq of the log that has this mark there. */
interface Claim {
  readonly seq: number;
  readonly mark: string;
}

/** What the fan-out reads of the log. */
export type FanoutStore = Pick<
  LogStore,
  'head' | 'epoch' | 'rows' | 'digestAt' | 'rowCount' | 'horizon'
>;

export interface FanoutOptions {
  readonly io: RelayServer;
  readonly store: FanoutStore;
  readonly clock: { now(): number };
  readonly limits: Limits;
  readonly strict: boolean;
  /** Names the build of the pages, so that an open page can notice a newer one. */
  readonly build?: string | undefined;
  readonly onFault: (fault: Fault) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Sends each audience what changed, once per commit and scope, and answers replicas that ask from
 * further back. Rules: wire/SPEC.md §F.
 */
export class Fanout {
  readonly #options: FanoutOptions;
  readonly #displays = new Map<string, Display>();
  readonly #viewers = new Map<string, Viewer>();
  readonly #rooms = new Rooms();
  readonly #recent: RecentCommits;
  #pending: Commit[] = [];
  #timer: NodeJS.Timeout | undefined;
  #sentAt = Number.NEGATIVE_INFINITY;
  /** The newest seq that has been published; the store may be further. */
  #head: number;
  #storeEpoch: string;
  #closed = false;
  /** The newest meta row; goes up with every change of what the relay itself says in it. */
  #meta: StoredRow | undefined;
  #metaVersion = 0;

  constructor(options: FanoutOptions) {
    this.#options = options;
    this.#recent = new RecentCommits(options.limits.recentRows);
    this.#head = options.store.head().seq;
    this.#storeEpoch = options.store.epoch();
  }

  get head(): number {
    return this.#head;
  }

  get displays(): ReadonlyMap<string, Display> {
    return this.#displays;
  }

  /** The viewer of an audience; one for all its displays, so that they share rooms and frames. */
  viewerOf(audience: Audience): Viewer {
    const known = this.#viewers.get(audience.name);
    if (known?.audience === audience) return known;
    const viewer = new Viewer(audience, this.#options);
    this.#viewers.set(audience.name, viewer);
    return viewer;
  }

  add(display: Display): void {
    this.#displays.set(display.id, display);
    this.#welcome(display);
  }

  remove(display: Display): void {
    this.#forget(display);
    this.#displays.delete(display.id);
  }

  /** Puts a display before another audience: it drops what it holds and starts anew (F-6). */
  setAudience(display: Display, audience: Audience): void {
    this.#forget(display);
    display.viewer = this.viewerOf(audience);
    this.#welcome(display);
  }

  /** Takes a follow (already checked) and answers it with frames. */
  follow(display: Display, { scope, epoch, seq, mark }: Follow): void {
    this.unfollow(display, scope);
    const following = display.follow(scope, null, this.#metaVersion);
    const claimed = epoch === display.epoch && seq <= this.#head ? mark : undefined;
    this.#run(display, following, claimed === undefined ? undefined : { seq, mark: claimed });
  }

  unfollow(display: Display, scope: Scope): void {
    const following = display.following.get(scope);
    if (following?.live) this.#leave(display, following);
    display.following.delete(scope);
  }

  /**
   * Publishes a durable commit. Commits come in order; several within a few ms share a frame.
   */
  publish(commit: Commit): void {
    if (this.#closed) return;
    this.#pending.push(commit);
    if (this.#timer) return;
    const wait = this.#sentAt + this.#options.limits.coalesceMs - performance.now();
    if (wait <= 0) this.#flush();
    else {
      this.#timer = setTimeout(() => {
        try {
          this.#flush();
        } catch (error) {
          this.#options.onError(error);
        }
      }, wait);
    }
  }

  /** Sends the meta row again: what the relay itself says in it has changed (F-25). */
  async refreshMeta(): Promise<void> {
    this.#metaVersion += 1;
    if (!this.#meta) {
      const rows = this.#options.store.rows({ topics: ['meta'], liveOnly: true });
      for await (const [row] of rows) this.#meta ??= row;
    }
    if (!this.#meta || this.#closed) return;
    for (const room of this.#rooms) {
      if (room.scope !== 'wall') continue;
      const head = { ...this.#headOf(room, this.#head), from: this.#head };
      const rows = room.viewer.rowsOf('wall', [this.#meta]);
      this.#options.io.to(room.name).emit('frame', { ...head, rows });
    }
  }

  /** An empty frame on every wall, when nothing else has been sent of late (F-40). */
  beat(): void {
    for (const room of this.#rooms) {
      if (room.scope !== 'wall') continue;
      const head = this.#headOf(room, this.#head);
      const frame = { ...head, from: this.#head, rows: [] };
      this.#options.io.to(room.name).volatile.emit('frame', frame);
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const display of this.#displays.values()) this.#forget(display);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const [first, ...rest] = this.#pending;
    this.#pending = [];
    if (!first) return;
    this.#sentAt = performance.now();
    if (this.#options.store.epoch() !== this.#storeEpoch) {
      this.#startAnew();
      return;
    }

    const commit = coalesce([first, ...rest]);
    const skipped = commit.from !== this.#head;
    // Something was committed that was never published: memory has a gap, the store has not.
    if (skipped) this.#recent.clear();
    this.#meta = commit.rows.findLast((row) => row.topic === 'meta') ?? this.#meta;
    for (const display of this.#displays.values()) {
      if (skipped || !display.drained) this.#demote(display);
    }
    this.#head = commit.to;
    this.#recent.push(commit);
    for (const room of [...this.#rooms]) {
      try {
        this.#broadcast(room, commit);
      } catch (error) {
        // Its members stand where they stood, and read the commit from the log.
        this.#options.onError(error);
        this.#demoteAll(room);
      }
    }
  }

  #broadcast(room: Room, commit: Commit): void {
    const caseNumber = caseOf(room.scope);
    const rows =
      caseNumber === undefined
        ? commit.rows
        : commit.rows.filter((row) => row.caseNumber === caseNumber);
    const views = room.viewer.rowsOf(kindOf(room.scope), rows);
    if (views.length === 0 && room.scope !== 'wall') return;
    const head = this.#headOf(room, commit.to);
    for (const frame of framesOf(head, views, this.#options.limits.partRows)) {
      this.#options.io.to(room.name).emit('frame', frame);
    }
    room.sentTo = commit.to;
  }

  #headOf(room: Room, to: number) {
    const epoch = epochOf(this.#storeEpoch, room.viewer.audience);
    return { epoch, scope: room.scope, from: room.sentTo, to, ...this.#markOf(to) };
  }

  /** The log's mark at `to`; absent when the log has gone on since, and then none is claimed (F-18). */
  #markOf(to: number): { mark?: string } {
    const { seq, digest } = this.#options.store.head();
    return seq === to ? { mark: digest.slice(0, MARK_DIGITS) } : {};
  }

  #demoteAll({ members }: Room): void {
    for (const id of [...members]) {
      const display = this.#displays.get(id);
      if (display) this.#demote(display);
    }
  }

  /** The peer has not taken the last frames: nothing more is sent to it until it has (F-32). */
  #demote(display: Display): void {
    for (const following of display.following.values()) {
      if (!following.live) continue;
      // A case's room is sent nothing by commits that leave the case alone: its members stand where
      // the room does, which may be behind the head.
      following.seq = this.#rooms.sentTo(display.viewer, following.scope) ?? this.#head;
      this.#leave(display, following);
      following.metaVersion = this.#metaVersion;
      this.#run(display, following);
    }
  }

  #leave(display: Display, following: Following): void {
    following.live = false;
    const name = this.#rooms.leave(display.viewer, following.scope, display.id);
    void display.socket.leave(name);
  }

  #run(display: Display, following: Following, claim?: Claim): void {
    this.#catchUp(display, following, claim).catch((error: unknown) => {
      this.#options.onError(error);
      // The replica asks again when it reconnects; half an answer must not pass for a whole one.
      display.socket.disconnect(true);
    });
  }

  /** Backfill from the store until memory reaches back far enough, then cut over to live (F-33). */
  async #catchUp(display: Display, following: Following, claim?: Claim): Promise<void> {
    if (claim && (await this.#stands(claim))) following.seq = claim.seq;
    while ((await display.whenDrained()) && display.isCurrent(following)) {
      if (this.#cutOver(display, following)) return;
      const to = this.#head;
      const { scope } = following;
      const { store, limits } = this.#options;
      const since = await beginningOf(store, display.viewer, { scope, since: following.seq });
      const { epoch } = display;
      const question = { scope, epoch, since, to, ...this.#markOf(to), partRows: limits.partRows };
      for await (const frame of answerFrames(store, display.viewer, question)) {
        if (!(await display.whenDrained()) || !display.isCurrent(following)) return;
        display.socket.emit('frame', frame);
      }
      following.seq = to;
    }
  }

  /** Whether the replica stands on this very log (F-11). */
  async #stands({ seq, mark }: Claim): Promise<boolean> {
    return (await this.#options.store.digestAt(seq))?.startsWith(mark) ?? false;
  }

  /** Sends the rest from memory and joins the room in one turn of the event loop: no gap, no duplicate. */
  #cutOver(display: Display, following: Following): boolean {
    if (following.seq === null || this.#closed) return false;
    const rest = this.#recent.since(following.seq, this.#head);
    if (!rest) return false;
    const { scope } = following;
    const caseNumber = caseOf(scope);
    const rows = rest.rows.filter(
      (row) => caseNumber === undefined || row.caseNumber === caseNumber,
    );
    // Read before the relay changed its part of the meta row, or in the midst of it.
    if (following.metaVersion !== this.#metaVersion && this.#meta) rows.push(this.#meta);
    const views = display.viewer.rowsOf(kindOf(scope), rows);
    const to = this.#head;
    const head = { epoch: display.epoch, scope, from: following.seq, to, ...this.#markOf(to) };
    for (const frame of framesOf(head, views, this.#options.limits.partRows)) {
      display.socket.emit('frame', frame);
    }
    following.seq = this.#head;
    following.live = true;
    const room = this.#rooms.join(display.viewer, scope, display.id, this.#head);
    void display.socket.join(room.name);
    return true;
  }

  #welcome(display: Display): void {
    const { audience } = display.viewer;
    display.epoch = epochOf(this.#storeEpoch, audience);
    display.socket.emit('welcome', {
      protocol: 1,
      epoch: display.epoch,
      audience: audience.name,
      roomMode: audience.roomMode,
      head: this.#head,
      serverAt: this.#options.clock.now(),
      ...(this.#options.build !== undefined && { build: this.#options.build }),
      ...(display.placed && { display: display.placed }),
    });
  }

  #forget(display: Display): void {
    for (const scope of [...display.following.keys()]) this.unfollow(display, scope);
  }

  /** The store was rebuilt: every replica starts anew. */
  #startAnew(): void {
    this.#storeEpoch = this.#options.store.epoch();
    this.#head = this.#options.store.head().seq;
    this.#meta = undefined;
    this.#recent.clear();
    for (const display of this.#displays.values()) {
      this.#forget(display);
      this.#welcome(display);
    }
  }
}
