import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react';
import type { Scope, SearchAnswer, SocketRefusalCode } from '../../wire/frame.ts';
import type { CASE_TOPICS, Topic, View, WALL_TOPICS } from '../../wire/views.ts';
import type { ReplicaClient } from './client.ts';
import type { ConnectionState } from './connection.ts';
import type { LinkState } from './link.ts';
import type { Saying } from './sayings.ts';
import type { Position } from './store.ts';

export type WallTopic = (typeof WALL_TOPICS)[number];
export type CaseTopic = (typeof CASE_TOPICS)[number];
/** Rows by id. Immutable; a row that did not change is the same object as before. */
export type Rows<T extends Topic> = ReadonlyMap<string, View<T>>;

const ReplicaContext = createContext<ReplicaClient | null>(null);
export const ReplicaProvider = ReplicaContext.Provider;

export function useReplicaClient(): ReplicaClient {
  const client = useContext(ReplicaContext);
  if (!client) throw new Error('useReplicaClient 须在 ReplicaProvider 之内使用');
  return client;
}

function useRows<T extends Topic>(scope: Scope, topic: T): Rows<T> {
  const { store } = useReplicaClient();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(scope, topic, listener),
    [store, scope, topic],
  );
  return useSyncExternalStore(subscribe, () => store.rows(scope, topic));
}

/** All rows of a wall topic, rendered anew at most once per animation frame. */
export function useTopic<T extends WallTopic>(topic: T): Rows<T> {
  return useRows('wall', topic);
}

/** One row of a wall topic; renders anew only when this row changes. */
export function useRow<T extends WallTopic>(topic: T, id: string): View<T> | undefined {
  const { store } = useReplicaClient();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe('wall', topic, listener),
    [store, topic],
  );
  return useSyncExternalStore(subscribe, () => store.rows('wall', topic).get(id));
}

/** One field of what the relay says of itself; renders anew only when this field changes. */
export function useMeta<F extends keyof View<'meta'>>(field: F): View<'meta'>[F] | undefined {
  const { store } = useReplicaClient();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe('wall', 'meta', listener),
    [store],
  );
  return useSyncExternalStore(subscribe, () => store.rows('wall', 'meta').get('wall')?.[field]);
}

/** Where the wall's replica stands: `data-epoch` and `data-seq`, and whether it is complete. */
export function usePosition(scope: Scope = 'wall'): Position {
  const { store } = useReplicaClient();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(scope, null, listener),
    [store, scope],
  );
  return useSyncExternalStore(subscribe, () => store.position(scope));
}

export function useConnection(): ConnectionState {
  const { connection } = useReplicaClient();
  const subscribe = useCallback(
    (listener: () => void) => connection.subscribe(listener),
    [connection],
  );
  return useSyncExternalStore(subscribe, () => connection.state);
}

export function useLink(): LinkState {
  return useConnection().link;
}

export type CaseStatus = 'loading' | 'ready' | 'unknown' | SocketRefusalCode;

/** Follows a case while the component is mounted. `unknown`: the log has no such case. */
export function useCase(caseNumber: string): {
  status: CaseStatus;
  view: View<'case'> | undefined;
} {
  const { connection } = useReplicaClient();
  const scope = scopeOf(caseNumber);
  useEffect(() => connection.want(scope), [connection, scope]);
  const subscribe = useCallback(
    (listener: () => void) => connection.subscribe(listener),
    [connection],
  );
  const refusal = useSyncExternalStore(subscribe, () => connection.refusalOf(scope));
  const { ready } = usePosition(scope);
  const view = useRows(scope, 'case').get(caseNumber);
  const held = ready ? (view ? 'ready' : 'unknown') : 'loading';
  return { status: refusal ?? held, view };
}

/** Rows of a case that useCase follows. */
export function useCaseTopic<T extends CaseTopic>(caseNumber: string, topic: T): Rows<T> {
  return useRows(scopeOf(caseNumber), topic);
}

/** The relay's clock, UTC ms, whenever it is called. */
export function useServerClock(): () => number {
  const { connection } = useReplicaClient();
  return useCallback(() => connection.serverNow(), [connection]);
}

/** Whether the relay has told its clock; before that nobody should be told a time. */
export function useIsClockTold(): () => boolean {
  const { connection } = useReplicaClient();
  return useCallback(() => connection.isClockTold, [connection]);
}

/** The clock of the relay's machine, UTC ms, whenever it is called; null: not known yet. Media play by it. */
export function useMachineClock(): () => number | null {
  const { connection } = useReplicaClient();
  return useCallback(() => connection.machineNow(), [connection]);
}

/** Tells the relay of the clips that are played here (F-70, F-71). */
export function useTell(): (saying: Saying) => void {
  const { connection } = useReplicaClient();
  return useCallback((saying: Saying) => connection.tell(saying), [connection]);
}

/** Searches cases by number, party or company; hits are masked. */
export function useSearch(): (
  text: string,
) => Promise<SearchAnswer | { refused: SocketRefusalCode }> {
  const { connection } = useReplicaClient();
  return useCallback((text: string) => connection.search(text), [connection]);
}

function scopeOf(caseNumber: string): Scope {
  return `case:${caseNumber}`;
}
