import type { RecordingGap, RecordingRoom } from '../../../wire/codes.ts';
import type { DiskRoom, RecordingLimits } from './disk-room.ts';
import {
  type Candidate,
  type Level,
  LOW,
  levelAfter,
  marksOfBound,
  STOPPED,
  shedAt,
} from './watermarks.ts';

/** How recording stands. */
export interface RecordingStanding {
  readonly state: RecordingRoom;
  /** What is short: the disk's free room, or what is left of the bound on all recordings; null: nothing. */
  readonly cause: 'disk' | 'bound' | null;
  /** Since when `state` has been so, UTC ms by the relay's clock. */
  readonly since: number;
  /** On the disk; null: the disk has not said yet. */
  readonly freeBytes: number | null;
  /** Streams that come in and are not kept at present, for whatever reason. */
  readonly streamsNotRecorded: number;
}

/** A recording that goes on. */
export interface Guarded extends Candidate {
  /** Keeps nothing more for this reason; null: everything. */
  skip(reason: RecordingGap | null): void;
  readonly isKeeping: boolean;
}

export interface SpaceGuardOptions {
  readonly room: Pick<DiskRoom, 'measure'>;
  readonly limits: Pick<RecordingLimits, 'marks' | 'most' | 'lookEvery'>;
  /** In the order in which they were opened. */
  readonly open: () => readonly Guarded[];
  readonly clock: { now(): number };
  readonly onChange: () => void;
  readonly log: (line: string, error?: unknown) => void;
}

/**
 * Measures the room for recordings and says who is recorded. It deletes nothing: where room runs out,
 * what is less important is not recorded any more, and where it comes back, it is again.
 */
export class SpaceGuard {
  readonly #options: SpaceGuardOptions;
  readonly #timer: NodeJS.Timeout;
  #disk: Level = 0;
  #bound: Level = 0;
  #looking: Promise<void> | null = null;
  #blind = false;
  #closed = false;
  #standing: RecordingStanding;

  constructor(options: SpaceGuardOptions) {
    this.#options = options;
    this.#standing = {
      state: 'ok',
      cause: null,
      since: options.clock.now(),
      freeBytes: null,
      streamsNotRecorded: 0,
    };
    this.#timer = setInterval(() => void this.look(), options.limits.lookEvery).unref();
  }

  get standing(): RecordingStanding {
    return this.#standing;
  }

  /** Measures, and does what follows from it. What the disk does not say leaves all as it is. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { room, limits, log } = this.#options;
    try {
      const { free, left } = await room.measure();
      this.#disk = levelAfter(this.#disk, free, limits.marks);
      this.#bound = levelAfter(this.#bound, left, marksOfBound(limits.most));
      this.#standing = { ...this.#standing, freeBytes: free };
      this.#blind = false;
    } catch (error) {
      if (!this.#blind) log('暂时无法得知录像磁盘的余量，将不断重试', error);
      this.#blind = true;
    }
    if (!this.#closed) this.apply();
  }

  /** Says who is recorded, by the room as it was measured last. To be called when a recording begins or ends. */
  apply(): void {
    const level = this.#level();
    const open = this.#options.open();
    const shed = shedAt(level, open);
    const reason = this.#bound > this.#disk ? 'bounded' : 'shed';
    for (const one of open) one.skip(shed.has(one.id) ? reason : null);
    this.tell();
  }

  /** Tells how recording stands, where that has changed. */
  tell(): void {
    if (this.#closed) return;
    const before = this.#standing;
    const level = this.#level();
    const streamsNotRecorded = this.#options.open().filter(({ isKeeping }) => !isKeeping).length;
    const state = stateOf(level, streamsNotRecorded);
    const cause = level === 0 ? null : this.#bound > this.#disk ? 'bound' : 'disk';
    const since = state === before.state ? before.since : this.#options.clock.now();
    this.#standing = { ...before, state, cause, since, streamsNotRecorded };
    const isOther = state !== before.state || cause !== before.cause;
    if (isOther) this.#options.log(lineOf(this.#standing));
    if (isOther || streamsNotRecorded !== before.streamsNotRecorded) this.#options.onChange();
  }

  /** Nothing is told any more. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
  }

  #level(): Level {
    return this.#bound > this.#disk ? this.#bound : this.#disk;
  }
}

/** A level at which there is nobody to be shed yet is low. */
function stateOf(level: Level, streamsNotRecorded: number): RecordingRoom {
  if (level === 0) return 'ok';
  if (level === STOPPED) return 'stopped';
  return level > LOW && streamsNotRecorded > 0 ? 'shedding' : 'low';
}

function lineOf({ state, cause, freeBytes, streamsNotRecorded }: RecordingStanding): string {
  const of = cause === 'bound' ? '录像总量接近上限' : '录像磁盘余量不足';
  const free = freeBytes === null ? '' : `（磁盘剩余 ${(freeBytes / 2 ** 30).toFixed(1)} GiB）`;
  switch (state) {
    case 'ok':
      return `录像空间已恢复，全部照常录像${free}`;
    case 'low':
      return `${of}${free}，目前全部照常录像；请清理磁盘`;
    case 'shedding':
      return `${of}${free}，已停录 ${streamsNotRecorded} 路，直播不受影响；已录的不会删除，请清理磁盘`;
    case 'stopped':
      return `${of}${free}，录像已停止，直播不受影响；已录的不会删除，请清理磁盘`;
  }
}
