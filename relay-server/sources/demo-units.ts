import { type ChildProcess, spawn } from 'node:child_process';
import type { RecordOutcome } from '../intake/recorder.ts';
import { DEMO_SOURCE } from './demo.ts';
import type { DemoBackfill } from './demo-backfill.ts';

/** What a unit of the demo pushes, and where it goes; see fixtures/clips. */
export interface FieldUnit {
  readonly id: string;
  readonly clip: string;
  /** WGS84 corners of its round, [lng, lat]; one: it stands. */
  readonly round: readonly (readonly [number, number])[];
  readonly drops: boolean;
}

export interface DemoUnitsOptions {
  readonly units: readonly FieldUnit[];
  /** Where a unit pushes to. */
  readonly publish: (id: string) => string;
  readonly recorder: {
    record(source: string, items: readonly unknown[]): Promise<RecordOutcome>;
  };
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  readonly ffmpeg: string;
  /** Sends what a unit recorded while its link was away. */
  readonly backfill: Pick<DemoBackfill, 'send' | 'stop'>;
  readonly onError: (error: unknown) => void;
}

const POSITION_MS = 5_000;
/** A round takes this many positions. */
const ROUND_STEPS = 120;
const RECONNECT_MS = 3_000;
/** A unit whose link drops is away for the second part of each of these spans. */
const DROP_EVERY_MS = 300_000;
const DROPPED_MS = 15_000;

/** Pushes the demo's clips through the real door, as devices in the field would, and moves them. */
export class DemoUnits {
  readonly #options: DemoUnitsOptions;
  readonly #pushing = new Map<string, ChildProcess>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #step = 0;
  #telling: Promise<unknown> = Promise.resolve();
  #backfilling: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(options: DemoUnitsOptions) {
    this.#options = options;
  }

  start(): void {
    for (const unit of this.#options.units) this.#push(unit);
    this.#tell();
    this.#every(POSITION_MS, () => this.#tell());
    for (const unit of this.#options.units.filter(({ drops }) => drops)) {
      this.#every(DROP_EVERY_MS, () => this.#drop(unit));
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const child of this.#pushing.values()) child.kill('SIGKILL');
    this.#options.backfill.stop();
    await Promise.all([this.#telling, this.#backfilling]);
  }

  #push(unit: FieldUnit): void {
    if (this.#stopped || this.#pushing.has(unit.id)) return;
    const { ffmpeg, publish, onError } = this.#options;
    const args = ['-hide_banner', '-loglevel', 'error', '-nostdin', '-re', '-stream_loop', '-1'];
    const child = spawn(
      ffmpeg,
      [...args, '-i', unit.clip, '-c', 'copy', '-f', 'flv', publish(unit.id)],
      { stdio: 'ignore' },
    );
    this.#pushing.set(unit.id, child);
    child.once('error', onError);
    child.once('close', () => {
      this.#pushing.delete(unit.id);
      this.#later(RECONNECT_MS, () => this.#push(unit));
    });
  }

  /** The link is away: the device is still, then pushes anew, and sends what it recorded meanwhile. */
  #drop(unit: FieldUnit): void {
    const child = this.#pushing.get(unit.id);
    if (!child) return;
    child.kill('SIGSTOP');
    const since = Date.now();
    this.#later(DROPPED_MS, () => child.kill('SIGKILL'));
    this.#later(DROPPED_MS + 2 * RECONNECT_MS, () => this.#backfill(unit, since));
  }

  #backfill({ id, clip }: FieldUnit, since: number): void {
    const { backfill, onError } = this.#options;
    const seconds = (DROPPED_MS + RECONNECT_MS) / 1000;
    this.#backfilling = this.#backfilling
      .then(() => backfill.send(id, clip, since, seconds))
      .catch(onError);
  }

  #tell(): void {
    const { units, clock, recorder, onError } = this.#options;
    this.#step += 1;
    const at = clock.now();
    const events = units.map((unit) => ({
      id: `position-${unit.id}-${at}`,
      type: 'field.position',
      v: 1,
      occurredAt: at,
      body: { streamId: unit.id, place: placeOn(unit.round, this.#step / ROUND_STEPS) },
    }));
    this.#telling = this.#telling.then(() => recorder.record(DEMO_SOURCE, events)).catch(onError);
  }

  #every(ms: number, work: () => void): void {
    this.#timers.add(setInterval(work, ms));
  }

  #later(ms: number, work: () => void): void {
    if (this.#stopped) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, ms);
    this.#timers.add(timer);
  }
}

/** A place on a closed round, `turns` rounds from its first corner. */
export function placeOn(round: FieldUnit['round'], turns: number) {
  const along = (turns - Math.floor(turns)) * round.length;
  const corner = Math.floor(along) % round.length;
  const [fromLng, fromLat] = round[corner] ?? [0, 0];
  const [toLng, toLat] = round[(corner + 1) % round.length] ?? [fromLng, fromLat];
  const part = along - Math.floor(along);
  const between = (from: number, to: number) => Number((from + (to - from) * part).toFixed(5));
  return { lng: between(fromLng, toLng), lat: between(fromLat, toLat), accuracyM: 15 };
}
