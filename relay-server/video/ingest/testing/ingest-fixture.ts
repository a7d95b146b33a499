import { builtPrograms } from '../../testing/built-programs.ts';
import { type Ingest, startIngest } from '../ingest-process.ts';
import type { IngestLimits } from '../limits.ts';
import { Collector } from './collector.ts';
import { type Publisher, publish, SENDS } from './publisher.ts';

/** Shorter than usual, but long enough for a busy machine. */
const LIMITS = { greeting: 4_000, givesWay: 3_000, silence: 6_000, soundWait: 300 } as const;

export interface IngestFixture {
  readonly ingest: Ingest;
  readonly collected: Collector;
  /** Stream by key. */
  readonly keys: Map<string, string>;
  readonly lines: string[];
  port(): number;
  /** Publishes under a key of its own the stream of this name. */
  publishing(streamId: string, sends?: readonly string[]): Publisher;
}

/** A real ingest process on a free port of loopback. */
export async function ingestFixture(
  limits: Partial<IngestLimits> = {},
  command: string | null = 'ffmpeg',
): Promise<IngestFixture> {
  const collected = new Collector();
  const keys = new Map<string, string>();
  const lines: string[] = [];
  const ingest = await startIngest({
    program: builtPrograms().ingest,
    rtmpHost: '127.0.0.1',
    rtmpPort: 0,
    ffmpeg: command,
    sink: collected,
    authorise: (key) => {
      const streamId = keys.get(key);
      return streamId === undefined ? null : { streamId };
    },
    log: (line, error) => lines.push(error === undefined ? line : `${line} ${String(error)}`),
    limits: { ...LIMITS, ...limits },
  });
  const port = (): number => {
    if (ingest.port === null) throw new Error(ingest.problem ?? 'no port');
    return ingest.port;
  };
  const publishing = (streamId: string, sends: readonly string[] = SENDS.usual): Publisher => {
    keys.set(`key-${streamId}`, streamId);
    return publish(port(), `key-${streamId}`, sends);
  };
  return { ingest, collected, keys, lines, port, publishing };
}
