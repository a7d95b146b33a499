import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SearchAnswer } from '../../../wire/frame.ts';
import type { Audience } from '../../audiences/audience.ts';
import { bureau } from '../../audiences/bureau.ts';
import type { RelayFacts } from '../../audiences/relay-facts.ts';
import { Viewer } from '../../audiences/viewer.ts';
import { MemoryStore } from '../../log/memory-store.ts';
import type { LogStore, StoredRow } from '../../log/store.ts';
import { sampleBatch } from '../../log/testing/sample-events.ts';
import type { Limits } from '../limits.ts';
import type { Note } from '../note-once.ts';
import type { PlayHandlers } from '../plays.ts';
import {
  type Admitted,
  type DisplayHandshake,
  type RunningFanout,
  startFanout,
} from '../start-fanout.ts';

export const FACTS: RelayFacts = {
  courtName: '三水区人民法院',
  demo: true,
  openedOn: '2023-10-01',
  health: 'ok',
  since: 1_700_000_000_000,
  recording: null,
};

export const testBureau = bureau(() => FACTS);

type RowInput = { topic: string; id: string; caseNumber: string | null } & (
  | { data: unknown }
  | { gone: true }
);

export interface TestRelayOptions {
  readonly store?: LogStore;
  readonly audience?: Audience;
  /** Absent: everybody is `audience`. */
  readonly admit?: (handshake: DisplayHandshake) => Admitted | undefined;
  readonly limits?: Partial<Limits>;
  readonly search?: (text: string) => SearchAnswer;
  readonly plays?: PlayHandlers;
  readonly strict?: boolean;
  readonly port?: number;
}

export interface TestRelay {
  readonly url: string;
  readonly port: number;
  readonly store: LogStore;
  readonly fanout: RunningFanout;
  readonly notes: Note[];
  readonly errors: unknown[];
  /** One durable commit of one event and the rows it changed, published. @returns its seq */
  commit(...rows: readonly RowInput[]): Promise<number>;
  /** What the log's rows say to an audience: `topic id` → view. */
  truth(scope: 'wall' | `case:${string}`, audience?: Audience): Promise<Map<string, unknown>>;
  close(): Promise<void>;
}

/** A real HTTP server with real sockets over a log in memory. */
export async function startTestRelay(options: TestRelayOptions = {}): Promise<TestRelay> {
  const store = options.store ?? new MemoryStore();
  const audience = options.audience ?? testBureau;
  const notes: Note[] = [];
  const errors: unknown[] = [];
  const http = createServer((_, response) => response.writeHead(404).end());
  const fanout = startFanout({
    http,
    store,
    clock: { now: () => 1_732_700_000_000 },
    admit: options.admit ?? (() => ({ audience, who: null })),
    strict: options.strict ?? true,
    onNote: (note) => notes.push(note),
    onFault: (fault) => errors.push(fault),
    onError: (error) => errors.push(error),
    ...(options.limits && { limits: options.limits }),
    ...(options.search && { search: options.search }),
    ...(options.plays && { plays: options.plays }),
  });
  await new Promise<void>((resolve) => {
    http.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = http.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    store,
    fanout,
    notes,
    errors,
    async commit(...inputs) {
      const from = store.head().seq;
      const rows = inputs.map((input): StoredRow => ({ ...input, seq: from + 1 }));
      await store.commit({ events: sampleBatch(from + 1, from + 1), rows });
      fanout.publish({ from, to: from + 1, rows });
      return from + 1;
    },
    async truth(scope, of = audience) {
      const viewer = new Viewer(of, { strict: true, onFault: (fault) => errors.push(fault) });
      const kind = scope === 'wall' ? 'wall' : 'case';
      const topics = viewer.topics(kind);
      const held = new Map<string, unknown>();
      const query = scope === 'wall' ? { topics } : { topics, caseNumber: scope.slice(5) };
      for await (const chunk of store.rows({ ...query, liveOnly: true })) {
        for (const row of viewer.rowsOf(kind, chunk)) {
          if (!row.gone) held.set(`${row.topic} ${row.id}`, row.view);
        }
      }
      return held;
    },
    async close() {
      fanout.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
