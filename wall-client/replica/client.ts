import { Connection, type PageKind } from './connection.ts';
import { askForKey } from './display-key.ts';
import { frameGate } from './frame-gate.ts';
import type { InvalidRow } from './replica.ts';
import { ReplicaStore } from './store.ts';

/** A page's end of the replica protocol: what it holds, and the link over which it stays true. */
export interface ReplicaClient {
  readonly store: ReplicaStore;
  readonly connection: Connection;
  close(): void;
}

export interface ReplicaClientOptions {
  /** Address of the relay; absent: where the page came from. */
  readonly url?: string;
  /** What the page is; absent: a display. */
  readonly as?: PageKind;
  /** The display that a mirror shows. */
  readonly of?: string;
  /** Runs a function soon, once. Default: at most once an animation frame, at once when it may. */
  readonly schedule?: (run: () => void) => void;
  /** Told of the first row that could not be understood. Default: a warning on the console. */
  readonly onInvalid?: (row: InvalidRow) => void;
}

/** Connects and begins to follow the wall. One per page. */
export function connectReplica(options: ReplicaClientOptions = {}): ReplicaClient {
  const schedule = options.schedule ?? pageSchedule();
  const store = new ReplicaStore(schedule, options.onInvalid ?? warn);
  const connection = new Connection({
    store,
    ...(options.as !== undefined && { as: options.as }),
    ...(options.of !== undefined && { of: options.of }),
    ...(options.url === undefined && { askForKey }),
    ...(options.url !== undefined && { url: options.url }),
  });
  return { store, connection, close: () => connection.close() };
}

function pageSchedule() {
  return frameGate(
    (run) => requestAnimationFrame(run),
    (run) => setTimeout(run),
    () => document.visibilityState === 'visible',
  );
}

function warn({ topic, id }: InvalidRow): void {
  console.warn(`收到无法识别的数据行（${topic} ${id}），已略过；请刷新页面或检查版本是否一致`);
}
