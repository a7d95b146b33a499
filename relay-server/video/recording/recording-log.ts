import type { RecordingEnd } from '../../../wire/codes.ts';
import type { EventBody } from '../../../wire/event-bodies.ts';
import type { FactQueue } from '../streams/fact-queue.ts';
import type { SegmentLine } from './index-lines.ts';
import type { OpenGap } from './waiting-line.ts';

type Stored = EventBody<'recording.stored'>;

/** Facts that wait while the storage is away: stored segments are then gathered on, and gaps told once over. */
const MANY_WAITING = 1_000;

/**
 * What the log is told of recordings. Stored segments are gathered: they are told every so often, and
 * before whatever else is said of their recording.
 */
export class RecordingLog {
  readonly #facts: FactQueue;
  readonly #gathered = new Map<string, Stored>();
  readonly #timer: NodeJS.Timeout;

  /** @param tellEvery ms */
  constructor(facts: FactQueue, tellEvery: number) {
    this.#facts = facts;
    this.#timer = setInterval(() => this.#tellAll(), tellEvery).unref();
  }

  opened(body: EventBody<'recording.opened'>): void {
    this.#facts.say(`rec-${body.recordingId}-opened`, 'recording.opened', body);
  }

  stored(id: string, { n, bytes, ms, chain }: Pick<SegmentLine, 'n' | 'bytes' | 'ms' | 'chain'>) {
    const before = this.#gathered.get(id);
    this.#gathered.set(id, {
      recordingId: id,
      first: before?.first ?? n,
      last: n,
      bytes: (before?.bytes ?? 0) + bytes,
      ms: (before?.ms ?? 0) + ms,
      chain,
    });
  }

  gap(id: string, { from, to, reason }: Pick<OpenGap, 'from' | 'to' | 'reason'>, over: boolean) {
    if (!over && this.#facts.waiting > MANY_WAITING) return;
    this.#tell(id);
    const body = { recordingId: id, from, reason, ...(over && { to }) };
    const name = `rec-${id}-gap-${from}`;
    this.#facts.say(over ? `${name}-${to}` : name, 'recording.gap', body);
  }

  closed(id: string, reason: RecordingEnd, segments: number, elapsedMs: number, chain: string) {
    this.#tell(id);
    const body = { recordingId: id, reason, segments, elapsedMs, chain };
    this.#facts.say(`rec-${id}-closed`, 'recording.closed', body);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const id of [...this.#gathered.keys()]) this.#tell(id);
    await this.#facts.close();
  }

  #tellAll(): void {
    if (this.#facts.waiting > MANY_WAITING) return;
    for (const id of [...this.#gathered.keys()]) this.#tell(id);
  }

  #tell(id: string): void {
    const stored = this.#gathered.get(id);
    if (!stored) return;
    this.#gathered.delete(id);
    this.#facts.say(`rec-${id}-stored-${stored.last}`, 'recording.stored', stored);
  }
}
