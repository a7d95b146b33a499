import type { Server as HttpServer, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import {
  HEARTBEAT_MS,
  type Report,
  type SearchAnswer,
  type SocketRefusalCode,
  type Welcome,
} from '../../wire/frame.ts';
import type { Audience } from '../audiences/audience.ts';
import type { Fault } from '../audiences/viewer.ts';
import type { Commit } from './commit.ts';
import { Display, type DisplaySocket } from './display.ts';
import { Fanout, type FanoutStore } from './fanout.ts';
import { type Knock, whyRefused } from './gate.ts';
import { LIMITS, type Limits } from './limits.ts';
import { answerMessages } from './messages.ts';
import { type Note, NoteOnce } from './note-once.ts';
import type { PlayHandlers } from './plays.ts';
import { createSocketServer, type RelayServer } from './socket-server.ts';
import { TokenBucket } from './token-bucket.ts';

/** What a connecting display says of itself. None of it is proof of anything. */
export interface DisplayHandshake {
  readonly address: string;
  readonly headers: IncomingHttpHeaders;
  readonly auth: Readonly<Record<string, unknown>>;
}

/** What a display may see, and what it is told that it is. */
export interface Admitted {
  readonly audience: Audience;
  /** Whose socket this is, for those who know displays by name; null: nobody's in particular. */
  readonly who: string | null;
  readonly display?: NonNullable<Welcome['display']>;
}

export interface StartFanoutOptions {
  /** The sockets share its port; it stays its owner's to close. */
  readonly http: HttpServer;
  readonly store: FanoutStore;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  /** The relay decides a display's audience; undefined refuses the connection. */
  readonly admit: (handshake: DisplayHandshake) => Admitted | undefined;
  /** Who may connect at all; absent: this machine's own pages and programs (F-61). */
  readonly whyRefused?: (knock: Knock) => string | undefined;
  readonly search?: (text: string) => SearchAnswer;
  /** Hears what displays say of the clips that they play; absent: they are told to say it later. */
  readonly plays?: PlayHandlers;
  readonly build?: string;
  /** Parse every view before it is sent: development and tests. Default false. */
  readonly strict?: boolean;
  readonly onNote: (note: Note) => void;
  readonly onFault: (fault: Fault) => void;
  readonly onError: (error: unknown) => void;
  readonly limits?: Partial<Limits>;
}

export interface ConnectedDisplay {
  readonly id: string;
  /** Whose it is; null: nobody's in particular. */
  readonly who: string | null;
  readonly address: string;
  readonly audience: string;
  readonly placed: Welcome['display'];
  readonly live: boolean;
  readonly unsent: number;
  /** What it said last that it shows, and when. */
  readonly report: (Report & { readonly at: number }) | null;
}

export interface RunningFanout {
  /** Newest seq that has been published. */
  readonly head: () => number;
  /** Call after each durable commit, in order. */
  publish(commit: Commit): void;
  /** `unsent`: packets that wait for a display. */
  displays(): ConnectedDisplay[];
  /** Call when the relay's own facts in the meta row (health) have changed. */
  refreshMeta(): void;
  /** @returns false when there is no such display */
  setAudience(id: string, audience: Audience): boolean;
  /**
   * Decides anew what each display may see. One that may see something else is put before it before this
   * returns; one that may see nothing any more is cut off.
   */
  readmit(): void;
  /** Lets go of all displays; they will reconnect by themselves. */
  close(): void;
}

/** Opens the sockets on an HTTP server. Rules: wire/SPEC.md §F. */
export function startFanout(options: StartFanoutOptions): RunningFanout {
  const limits: Limits = { ...LIMITS, ...options.limits };
  const notes = new NoteOnce(options.onNote);
  const io = createSocketServer(
    options.http,
    limits,
    options.whyRefused ?? whyRefused,
    (reason, address) => notes.note({ kind: 'refused', address, reason }),
  );
  const fanout = new Fanout({
    io,
    limits,
    store: options.store,
    clock: options.clock,
    strict: options.strict ?? false,
    build: options.build,
    onFault: options.onFault,
    onError: options.onError,
  });

  const cutOff = (display: Display, code: SocketRefusalCode, reason: string) => {
    if (!display.connected) return;
    notes.note({ kind: 'cut-off', address: display.socket.handshake.address, reason });
    display.socket.emit('refused', { refused: code });
    display.socket.disconnect(true);
    hangUp(display.socket.conn, HANG_UP_MS);
  };
  const peers = new Set<EngineSocket>();
  boundPackets(io, limits, peers, (conn) => {
    const display = [...fanout.displays.values()].find((each) => each.socket.conn === conn);
    if (display) return cutOff(display, 'rate_limited', 'too many packets');
    notes.note({ kind: 'cut-off', address: conn.remoteAddress, reason: 'too many packets' });
    return hangUp(conn, 0);
  });

  io.on('connection', (socket) => {
    const admitted = options.admit(handshakeOf(socket));
    const display = new Display(socket, fanout.viewerOf(admitted?.audience ?? NOBODY));
    socket.on('disconnect', () => fanout.remove(display));
    if (!admitted) return cutOff(display, 'forbidden', 'no audience');
    const isUnpaired = ({ placed }: Pick<Display, 'placed'>) => placed?.paired === false;
    const strangers = [...fanout.displays.values()].filter(isUnpaired).length;
    display.isTold(admitted);
    if (isUnpaired(display) && strangers >= limits.unpaired) {
      return cutOff(display, 'unavailable', 'too many that nobody let in');
    }
    answerMessages(display, {
      fanout,
      limits,
      clock: options.clock,
      search: options.search,
      plays: options.plays,
      onError: options.onError,
      cutOff,
    });
    fanout.add(display);
  });

  const heartbeat = setInterval(() => fanout.beat(), HEARTBEAT_MS);
  heartbeat.unref();

  return {
    head: () => fanout.head,
    publish: (commit) => fanout.publish(commit),
    refreshMeta: () => {
      fanout.refreshMeta().catch(options.onError);
    },
    displays: () => [...fanout.displays.values()].map(describe),
    setAudience: (id, audience) => {
      const display = fanout.displays.get(id);
      if (display) fanout.setAudience(display, audience);
      return display !== undefined;
    },
    readmit: () => {
      for (const display of [...fanout.displays.values()]) {
        try {
          const admitted = options.admit(handshakeOf(display.socket));
          if (admitted) {
            const isSame = display.viewer.audience === admitted.audience;
            if (display.isTold(admitted) || !isSame) {
              fanout.setAudience(display, admitted.audience);
            }
            continue;
          }
        } catch (error) {
          // Nobody can say what it may see: so nothing, and the others are looked at all the same.
          options.onError(error);
        }
        fanout.remove(display);
        cutOff(display, 'forbidden', 'no audience any more');
      }
    },
    close: () => {
      clearInterval(heartbeat);
      fanout.close();
      const left = [...peers];
      io.engine.close();
      for (const conn of left) hangUp(conn, HANG_UP_MS);
    },
  };
}

const NOBODY: Audience = {
  name: 'nobody',
  policyVersion: 1,
  roomMode: 'closed',
  wall: {},
  case: null,
  search: false,
};

function handshakeOf({ handshake }: DisplaySocket): DisplayHandshake {
  const { address, headers, auth } = handshake;
  return { address, headers, auth };
}

function describe(display: Display): ConnectedDisplay {
  const live = [...display.following.values()].every((following) => following.live);
  const { id, who, placed, unsent, report, socket } = display;
  const { address } = socket.handshake;
  return { id, who, address, placed, audience: display.viewer.audience.name, live, unsent, report };
}

/** Counts packets of every kind, those below Socket.IO included. */
function boundPackets(
  io: RelayServer,
  limits: Limits,
  peers: Set<EngineSocket>,
  onFlood: (conn: EngineSocket) => void,
): void {
  io.engine.on('connection', (conn: EngineSocket) => {
    const { burst, perSecond } = limits.packets;
    const packets = new TokenBucket(burst, perSecond, performance.now());
    peers.add(conn);
    conn.on('close', () => peers.delete(conn));
    conn.on('packet', () => {
      if (!packets.take(performance.now())) onFlood(conn);
    });
  });
}

/** A peer that is cut off may not even answer the closing handshake: it is given a moment. */
const HANG_UP_MS = 1_000;

function hangUp(conn: EngineSocket, afterMs: number): void {
  setTimeout(() => conn.request.socket.destroy(), afterMs).unref();
}

interface EngineSocket {
  readonly remoteAddress: string;
  readonly request: IncomingMessage;
  on(event: 'packet' | 'close', listener: () => void): unknown;
}
