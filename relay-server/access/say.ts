import { randomUUID } from 'node:crypto';
import type { EventBody, EventType } from '../../wire/event-bodies.ts';
import { OWN_SOURCE, type RecordOutcome } from '../intake/recorder.ts';

export interface SayOptions {
  readonly recorder: {
    record(source: string, items: readonly unknown[]): Promise<RecordOutcome>;
  };
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
}

/** A rule of the book forbids it; the message says so in Chinese. */
export class AccessRefused extends Error {
  override readonly name = 'AccessRefused';
  readonly rule: string | undefined;

  constructor(message: string, rule?: string) {
    super(message);
    this.rule = rule;
  }
}

export interface Saying {
  readonly type: EventType;
  readonly body: object;
  /** Absent: a new one. The same id with the same content is said once. */
  readonly id?: string;
}

/** One event to be said, its body checked against its type by the compiler. */
export function saying<T extends EventType>(type: T, body: EventBody<T>, id?: string): Saying {
  return { type, body, ...(id !== undefined && { id }) };
}

/**
 * Records events of the relay's own, durably and in one commit.
 * @throws AccessRefused; StorageUnavailable, Overloaded
 */
export async function say(
  sayings: readonly Saying[],
  { recorder, clock }: SayOptions,
): Promise<void> {
  if (sayings.length === 0) return;
  const occurredAt = clock.now();
  const events = sayings.map(({ type, body, id = randomUUID() }) => ({
    ...{ id, type, v: 1, occurredAt, body },
  }));
  const { rejected } = await recorder.record(OWN_SOURCE, events);
  const [refused] = rejected;
  if (refused) throw new AccessRefused(refused.message, refused.rule);
}
