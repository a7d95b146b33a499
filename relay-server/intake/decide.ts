import type { LoggedEvent, SourceEvent } from '../../wire/case-event.ts';
import type { Rejected } from '../../wire/refusal.ts';
import { canonicalJson } from '../log/canonical.ts';
import type { QuarantineEntry } from '../log/quarantine.ts';
import type { LogStore } from '../log/store.ts';
import type { Draft } from '../projections/projector.ts';
import { OWN_SOURCE } from '../rules/own-source.ts';
import type { Clock } from '../sources/clock.ts';
import { breather } from './breather.ts';
import { parseEvent, type Refusal, refusal } from './parse-event.ts';

/** Clocks of sources run fast at times; more than this ahead of ours is a mistake. */
const FUTURE_TOLERANCE_MS = 10 * 60_000;

/** What was sent at an index of the request, before it was parsed. */
export type RawOf = (index: number) => Uint8Array | string;

/** What one source sent in one request: the events as sent, JSON-parsed. */
export interface Sent {
  readonly source: string;
  readonly items: readonly unknown[];
  readonly rawOf: RawOf;
  /** All of it or nothing: they are one deed. What is refused is not kept either. */
  readonly whole?: boolean;
}

/** Of a deed that is one, something was refused: nothing of it may be recorded. */
export class NotWhole extends Error {
  override readonly name = 'NotWhole';
  readonly rejected: readonly Rejected[];

  constructor(rejected: readonly Rejected[]) {
    super('something of one deed was refused');
    this.rejected = rejected;
  }
}

/** What became of them. */
export interface Decided {
  accepted: number;
  duplicates: number;
  rejected: Rejected[];
}

/** One commit being put together. */
export interface Batch {
  readonly draft: Draft;
  seq: number;
  /** The instant of recording, one for the batch. */
  readonly at: number;
  readonly events: { event: LoggedEvent; aggregate: string }[];
  readonly quarantine: QuarantineEntry[];
  /** This very batch's events, by source and id: the store does not know them yet. */
  readonly seen: Map<string, SourceEvent>;
}

export interface DecideOptions {
  readonly store: Pick<LogStore, 'findEvents'>;
  readonly clock: Clock;
  /** How long events are decided at a stretch before others get their turn, ms. */
  readonly sliceMs: number;
}

/**
 * Takes the good events of one request into the batch, in order of occurrence; keeps the others aside.
 * @throws NotWhole the batch is void
 */
export async function decide(sent: Sent, batch: Batch, options: DecideOptions): Promise<Decided> {
  const { store, clock, sliceMs } = options;
  const decided: Decided = { accepted: 0, duplicates: 0, rejected: [] };
  const reject = (index: number, reason: Refusal) => {
    decided.rejected.push({ index, ...reason });
    if (sent.whole) throw new NotWhole(decided.rejected);
    batch.quarantine.push(quarantined(sent.source, batch.at, reason, sent.rawOf(index)));
  };
  const breathe = breather(sliceMs);

  const parsed: { index: number; event: SourceEvent }[] = [];
  for (const [index, item] of sent.items.entries()) {
    const result = parseEvent(item);
    if ('event' in result) parsed.push({ index, event: result.event });
    else reject(index, result.refusal);
  }
  const ids = parsed.map(({ event }) => event.id);
  const logged = await store.findEvents(sent.source, ids);
  const known = new Map(logged.map((event) => [event.id, event]));
  // Arrival order within a request means nothing; occurrence does.
  parsed.sort((a, b) => a.event.occurredAt - b.event.occurredAt || a.index - b.index);

  for (const { index, event } of parsed) {
    const breath = breathe();
    if (breath) await breath;
    const key = `${sent.source}\n${event.id}`;
    const before = known.get(event.id) ?? batch.seen.get(key);
    if (before) {
      if (sameContent(before, event)) decided.duplicates += 1;
      else reject(index, refusal('id_conflict', '/id').refusal);
      continue;
    }
    const next: LoggedEvent = {
      ...event,
      seq: batch.seq + 1,
      source: sent.source,
      recordedAt: batch.at,
    };
    const refused = refuseAtDoor(sent.source, event, clock) ?? (await batch.draft.judge(next));
    if (refused) {
      reject(index, refused);
      continue;
    }
    const aggregate = await batch.draft.apply(next);
    batch.seq += 1;
    batch.events.push({ event: next, aggregate });
    batch.seen.set(key, event);
    decided.accepted += 1;
  }
  decided.rejected.sort((a, b) => a.index - b.index);
  return decided;
}

/**
 * What only the relay can know: its clock, who signed in, what its video doors took in, what it recorded and let be done
 * with that, what it put on, its walls, what those on duty noted, and which cases were drawn.
 */
const OWN_FAMILIES: ReadonlySet<string> = new Set([
  'clock',
  'account',
  'stream',
  'recording',
  'clip',
  'clearance',
  'session',
  'wall',
  'room',
  'display',
  'alert',
  'draw',
]);

function isOwnType(type: SourceEvent['type']): boolean {
  return OWN_FAMILIES.has(type.slice(0, type.indexOf('.')));
}

function refuseAtDoor(source: string, event: SourceEvent, clock: Clock): Refusal | null {
  if (isOwnType(event.type) && source !== OWN_SOURCE) {
    return refusal('reserved_type', '/type').refusal;
  }
  const now = Math.max(clock.now(), Date.now());
  if (event.occurredAt > now + FUTURE_TOLERANCE_MS) {
    return refusal('occurred_in_future', '/occurredAt').refusal;
  }
  return null;
}

/** Places of the items in the order in which they are decided; what is no event comes first. */
export function inOrderOfOccurrence(items: readonly unknown[]): number[] {
  const at = items.map((item) => {
    const parsed = parseEvent(item);
    return 'event' in parsed ? parsed.event.occurredAt : 0;
  });
  return [...at.keys()].sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b);
}

export function quarantined(
  source: string,
  receivedAt: number,
  { code, path, message, rule }: Refusal,
  raw: Uint8Array | string,
): QuarantineEntry {
  return { source, receivedAt, code, path, message, rule, raw };
}

/** How an event was spelled (key order, blanks) does not matter, what it says does. */
function sameContent(a: SourceEvent, b: SourceEvent): boolean {
  return canonicalJson(contentOf(a)) === canonicalJson(contentOf(b));
}

function contentOf({ type, v, occurredAt, caseNumber, body }: SourceEvent) {
  return { type, v, occurredAt, caseNumber, body };
}
