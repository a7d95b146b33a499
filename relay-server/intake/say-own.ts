import { randomUUID } from 'node:crypto';
import type { EventBody, EventType } from '../../wire/event-bodies.ts';
import type { Rejected } from '../../wire/refusal.ts';
import { OWN_SOURCE } from '../rules/own-source.ts';
import type { RecordOutcome } from './recorder.ts';

export interface SayOptions {
  readonly recorder: {
    record(source: string, items: readonly unknown[]): Promise<RecordOutcome>;
  };
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
}

/** An event of the relay's own that is to be said. */
export interface Saying {
  readonly type: EventType;
  readonly body: object;
  /** Absent: a new one. The same id with the same content is said once. */
  readonly id?: string;
  /** UTC ms of the relay's clock; absent: when it is said. */
  readonly occurredAt?: number;
}

/** Said any number of times it is said once: its id and its instant are its own. */
export type SayingOnce = Saying & { readonly id: string; readonly occurredAt: number };

/** Happens now, whenever it is said. */
export function sayingOnce(said: Saying, clock: SayOptions['clock']): SayingOnce {
  return { id: randomUUID(), occurredAt: clock.now(), ...said };
}

/** One event to be said, its body checked against its type by the compiler. */
export function saying<T extends EventType>(type: T, body: EventBody<T>, id?: string): Saying {
  return { type, body, ...(id !== undefined && { id }) };
}

/**
 * Records events of the relay's own, durably and in one commit.
 * @param conflict what a refusal is in the words of whoever says it
 * @throws what `conflict` made of the first refusal; StorageUnavailable, Overloaded
 */
export async function sayOwn(
  sayings: readonly Saying[],
  { recorder, clock }: SayOptions,
  conflict: (refused: Rejected) => Error,
): Promise<void> {
  if (sayings.length === 0) return;
  const now = clock.now();
  const events = sayings.map(({ type, body, id = randomUUID(), occurredAt = now }) => ({
    ...{ id, type, v: 1, occurredAt, body },
  }));
  const { rejected } = await recorder.record(OWN_SOURCE, events);
  const [refused] = rejected;
  if (refused) throw conflict(refused);
}
