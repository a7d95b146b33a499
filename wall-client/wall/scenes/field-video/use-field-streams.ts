import { useCallback, useEffect, useMemo, useReducer, useRef, useSyncExternalStore } from 'react';
import { useReplicaClient, useTopic } from '../../../replica/use-replica.ts';
import { type FieldStream, fieldStreams } from './field-streams.ts';
import { OnAir, seat, whoSits } from './on-air.ts';

const NONE: ReadonlyMap<string, FieldStream> = new Map();

/** All registered streams; none until the wall is complete, so that nothing looks as if it just ended. */
export function useFieldStreams(): ReadonlyMap<string, FieldStream> {
  const streams = useTopic('stream');
  const heard = useTopic('field');
  const recordings = useTopic('recordingNow');
  const { store } = useReplicaClient();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe('wall', null, listener),
    [store],
  );
  const ready = useSyncExternalStore(subscribe, () => store.position('wall').ready);
  return useMemo(
    () => (ready ? fieldStreams(streams, heard, recordings) : NONE),
    [ready, streams, heard, recordings],
  );
}

/** One for the page: a stream that ended while one scene was on is known to the next. */
const onAir = new OnAir();

/** The streams that have a place on the wall now, the newest first. */
export function useOnAir(streams: ReadonlyMap<string, FieldStream>): readonly FieldStream[] {
  const [, again] = useReducer((times: number) => times + 1, 0);
  const { streams: placed, until } = onAir.at(streams, performance.now());
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(again, Math.max(0, until - performance.now()) + 20);
    return () => clearTimeout(timer);
  }, [until]);
  return placed;
}

/** At most so many of the streams, each where it was before. */
export function useSeats(placed: readonly FieldStream[], most: number): readonly FieldStream[] {
  const seats = useRef<readonly string[]>([]);
  const next = seat(seats.current, whoSits(seats.current, placed, most));
  useEffect(() => {
    seats.current = next;
  });
  return next.flatMap((id) => placed.find((one) => one.id === id) ?? []);
}
