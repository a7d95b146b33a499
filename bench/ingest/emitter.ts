import { z } from 'zod';
import { LIMITS } from '../../relay-server/fanout/limits.ts';
import type { EventRecorder } from '../../relay-server/http/events-route.ts';
import { MemoryStore } from '../../relay-server/log/memory-store.ts';
import type { WireRow } from '../../wire/frame.ts';
import { loadLive, loadPast } from '../support/load.ts';
import type { StartedCandidate } from './candidate.ts';
import { PlainServer } from './plain-server.ts';
import { Projecting, sourceEvent } from './projecting.ts';

export interface EmitterKind {
  /** Parse events by the wire's schemas; else only read the JSON. */
  readonly parse: boolean;
  /** Work the rows out on the way; else they have been worked out beforehand. */
  readonly project: boolean;
  /** Collect for as long as the relay does, newest row only; else send every event at once. */
  readonly batch: boolean;
}

const identified = z.object({ id: z.string() });

/** What a simple program would be: takes events over the same HTTP door, emits rows to all sockets. */
export async function startEmitter(
  { cases, turns }: { readonly cases: number; readonly turns: number },
  { parse, project, batch }: EmitterKind,
): Promise<StartedCandidate> {
  const projecting = await Projecting.open();
  for (const event of loadPast(cases)) await projecting.rowsOf(sourceEvent(event));
  const head = projecting.seq;
  const prepared = new Map<string, WireRow[]>();
  if (!project) {
    for (const event of loadLive(cases, 0, turns)) {
      prepared.set(event.id, await projecting.rowsOf(sourceEvent(event)));
    }
  }

  const server = new PlainServer();
  const { io } = server;
  let seq = head;
  const send = (from: number, rows: readonly WireRow[]) => {
    io.emit('frame', { epoch: 'bench', scope: 'wall', from, to: seq, rows });
  };
  const batching = new Batching(send);

  const take = async (item: unknown) => {
    const id = parse ? undefined : identified.parse(item).id;
    const event = parse ? sourceEvent(item) : undefined;
    const rows =
      project && event
        ? await projecting.rowsOf(event)
        : (prepared.get(event?.id ?? id ?? '') ?? []);
    seq += 1;
    if (batch) batching.add(seq - 1, rows);
    else send(seq - 1, rows);
  };
  let tail: Promise<unknown> = Promise.resolve();
  const recorder: EventRecorder = {
    record(_source, items) {
      // One event at a time, as there is one writer.
      const taken = tail.then(async () => {
        for (const item of items) await take(item);
        return { accepted: items.length, duplicates: 0, rejected: [], seq };
      });
      tail = taken;
      return taken;
    },
  };
  return {
    url: await server.listen({ recorder, store: new MemoryStore() }),
    head,
    follow: false,
    close: () => server.close(),
  };
}

/** Collects rows for as long as the relay's fan-out does; of each row only the newest is sent. */
class Batching {
  readonly #send: (from: number, rows: readonly WireRow[]) => void;
  #rows = new Map<string, WireRow>();
  #from: number | null = null;
  #timer: NodeJS.Timeout | undefined;
  #sentAt = Number.NEGATIVE_INFINITY;

  constructor(send: (from: number, rows: readonly WireRow[]) => void) {
    this.#send = send;
  }

  add(from: number, rows: readonly WireRow[]): void {
    this.#from ??= from;
    for (const row of rows) this.#rows.set(`${row.topic}\n${row.id}`, row);
    const wait = Math.max(0, this.#sentAt + LIMITS.coalesceMs - performance.now());
    this.#timer ??= setTimeout(() => this.#flush(), wait);
  }

  #flush(): void {
    this.#timer = undefined;
    this.#sentAt = performance.now();
    const rows = [...this.#rows.values()];
    this.#rows = new Map();
    if (this.#from !== null) this.#send(this.#from, rows);
    this.#from = null;
  }
}
