import { OWN_SOURCE, type Recorder } from '../intake/recorder.ts';
import type { LogStore } from '../log/store.ts';
import type { Clock } from './clock.ts';

/** The demo's events come in under this name, through the same door as a court's system. */
export const DEMO_SOURCE = 'demo-court';

/** An event as a source would send it, occurrence as UTC ms. */
export interface DemoEvent {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: number;
}

const LOADED = 'demo.loaded';
const SENT = 'demo.sent';
const BATCH = 2_000;

export class DemoRefused extends Error {
  override readonly name = 'DemoRefused';
}

/** Whether the store holds another demo than `version`, which must not be mixed with this one. */
export async function holdsOtherDemo(store: LogStore, version: string): Promise<boolean> {
  const loaded = await store.meta(LOADED);
  return loaded !== null && loaded !== version;
}

/**
 * Loads the demo's past once; a load that was broken off goes on where it stopped, because what is
 * already there counts as duplicate.
 * @param version names the data: another version does not load over this one
 * @param past in order of occurrence; asked for only when it is to be loaded
 * @throws DemoRefused when the rules refuse a demo event: the fixture and the rules disagree
 */
export async function loadDemo(
  recorder: Recorder,
  store: LogStore,
  past: () => readonly DemoEvent[],
  version: string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  if ((await store.meta(LOADED)) === version) return;
  const events = past();
  for (let done = 0; done < events.length; done += BATCH) {
    onProgress(done, events.length);
    await recordInOrder(recorder, events.slice(done, done + BATCH));
  }
  onProgress(events.length, events.length);
  await store.commit({ meta: [{ key: LOADED, value: version }] });
}

/** Runs of the relay's own clock events and of the court's events alternate; their order is kept. */
async function recordInOrder(recorder: Recorder, events: readonly DemoEvent[]): Promise<void> {
  const runs: { source: string; events: DemoEvent[] }[] = [];
  for (const event of events) {
    const source = event.type.startsWith('clock.') ? OWN_SOURCE : DEMO_SOURCE;
    const last = runs.at(-1);
    if (last?.source === source) last.events.push(event);
    else runs.push({ source, events: [event] });
  }
  const outcomes = await Promise.all(runs.map((run) => recorder.record(run.source, run.events)));
  for (const [index, outcome] of outcomes.entries()) {
    const [first] = outcome.rejected;
    if (!first) continue;
    const id = runs[index]?.events[first.index]?.id ?? '?';
    throw new DemoRefused(
      `演示事件 ${id} 未被采纳：${first.message}（${first.rule ?? first.code} ${first.path}）`,
    );
  }
}

const TICK_MS = 250;

/** Goes on sending fresh events, each when the clock reaches its occurrence. */
export class DemoStream {
  readonly #store: LogStore;
  readonly #events: Iterator<DemoEvent>;
  #next: DemoEvent | undefined;
  #sent: number;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> = Promise.resolve();

  private constructor(store: LogStore, events: Iterator<DemoEvent>, sent: number) {
    this.#store = store;
    this.#events = events;
    this.#sent = sent;
    this.#advance();
  }

  /** @param fresh the endless stream, without its first `after` events */
  static async open(
    store: LogStore,
    fresh: (after: number) => Iterator<DemoEvent>,
  ): Promise<DemoStream> {
    const sent = Number((await store.meta(SENT)) ?? 0);
    return new DemoStream(store, fresh(sent), sent);
  }

  /** When the next event occurs, UTC ms: where the demo's clock goes on from. */
  get nextAt(): number {
    if (!this.#next) throw new DemoRefused('演示事件流是空的');
    return this.#next.occurredAt;
  }

  start(recorder: Recorder, clock: Clock, onError: (error: unknown) => void): void {
    this.#timer = setInterval(() => {
      this.#sending = this.#sending.then(() => this.#sendDue(recorder, clock)).catch(onError);
    }, TICK_MS);
  }

  /** Resolves when the events in hand have been answered. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sending;
  }

  async #sendDue(recorder: Recorder, clock: Clock): Promise<void> {
    const now = clock.now();
    while (this.#next && this.#next.occurredAt <= now) {
      await recordInOrder(recorder, [this.#next]);
      this.#sent += 1;
      this.#advance();
      await this.#store.commit({ meta: [{ key: SENT, value: String(this.#sent) }] });
    }
  }

  #advance(): void {
    const next = this.#events.next();
    this.#next = next.done ? undefined : next.value;
  }
}
