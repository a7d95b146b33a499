import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import type { ClientToRelay, Follow, Frame, RelayToClient, Welcome } from '../../../wire/frame.ts';

type PeerSocket = Socket<ClientToRelay, RelayToClient>;

export interface ScriptedRelay {
  readonly url: string;
  readonly port: number;
  /** What was asked, in order. */
  readonly follows: Follow[];
  readonly unfollows: unknown[];
  readonly connections: () => number;
  /** Resolves when what the client did makes it true. */
  until(when: () => boolean): Promise<void>;
  send(frame: Partial<Frame>): void;
  welcome(change: Partial<Welcome>): void;
  /** Ends every connection from this side. */
  dismiss(): void;
  close(): Promise<void>;
}

export interface Script {
  readonly port?: number;
  readonly welcome?: Partial<Welcome>;
  readonly onFollow?: (asked: Follow) => unknown;
  readonly onSearch?: () => unknown;
  /** Pings are not answered. */
  readonly mute?: boolean;
}

/** The mark of every frame that says no other. */
export const MARK = '0123456789abcdef';

/** A relay that says what a test tells it to, over real sockets. */
export async function startScriptedRelay(script: Script = {}): Promise<ScriptedRelay> {
  const http = createServer();
  const io: Server<ClientToRelay, RelayToClient> = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
  });
  const follows: Follow[] = [];
  const unfollows: unknown[] = [];
  let connections = 0;
  let waiting: { when: () => boolean; resolve: () => void }[] = [];
  const check = () => {
    const ready = waiting.filter(({ when }) => when());
    waiting = waiting.filter((each) => !ready.includes(each));
    for (const { resolve } of ready) resolve();
  };
  let current: Welcome = {
    protocol: 1,
    epoch: 'e1',
    audience: 'bureau',
    roomMode: 'bureau',
    head: 0,
    serverAt: 0,
    ...script.welcome,
  };
  io.on('connection', (socket: PeerSocket) => {
    connections += 1;
    socket.emit('welcome', current);
    socket.on('follow', (message, answer) => {
      follows.push(Object(message));
      answer?.(script.onFollow?.(Object(message)) ?? { taken: true });
      check();
    });
    socket.on('unfollow', (message) => {
      unfollows.push(message);
      check();
    });
    socket.on('ping', (_, answer) => {
      if (!script.mute) answer({ serverAt: 1_000_000, machineAt: 2_000_000, head: current.head });
    });
    socket.on('search', (_, answer) => answer(script.onSearch?.()));
    check();
  });
  await new Promise<void>((resolve) => {
    http.listen(script.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    follows,
    unfollows,
    connections: () => connections,
    until: (when) =>
      when() ? Promise.resolve() : new Promise((resolve) => waiting.push({ when, resolve })),
    send: (frame) =>
      io.emit('frame', {
        epoch: current.epoch,
        scope: 'wall',
        from: 0,
        to: 0,
        mark: MARK,
        rows: [],
        ...frame,
      }),
    welcome: (change) => {
      current = { ...current, ...change };
      io.emit('welcome', current);
    },
    dismiss: () => io.disconnectSockets(true),
    close: () => io.close(),
  };
}
