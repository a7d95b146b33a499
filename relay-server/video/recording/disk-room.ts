import type { RecordingGap } from '../../../wire/codes.ts';
import type { Disk } from './disk.ts';
import { DISK_MARKS, type Marks } from './watermarks.ts';

/** How much recordings may take; bytes, times in ms. */
export interface RecordingLimits {
  /** Media after which a recording goes on in another one. */
  readonly longest: number;
  /** So much stays free on the disk: the log must never want for room because of video. */
  readonly reserve: number;
  /** Of the disk's free room: from where on it is told, and less and less is recorded. */
  readonly marks: Marks;
  /** How often the room is measured. */
  readonly lookEvery: number;
  /** All recordings together are not let grow beyond this. */
  readonly most: number;
  /** How long what is known of the disk's free room holds. */
  readonly freeKnownFor: number;
  /** Waiting for the disk: of one recording, and of all together. */
  readonly waiting: number;
  readonly waitingInAll: number;
  /** A segment is cut where it grows beyond this, whatever its parts say. */
  readonly segment: number;
  /** Pause before what the disk did not take is offered again. */
  readonly retry: number;
  /** What is stored is told to the log at least so often. */
  readonly tellEvery: number;
  /** When the relay stops, what still waits for a disk that does not take it is given up after this. */
  readonly closing: number;
}

/** What a relay may want otherwise. */
export type RecordingWishes = Partial<Pick<RecordingLimits, 'most' | 'longest'>>;

/** While a recording goes on it is kept, and its index and its history grow: an hour is some 3,600 lines and 360 events. */
const AN_HOUR = 3_600_000;

export const RECORDING_LIMITS: RecordingLimits = {
  longest: AN_HOUR,
  reserve: DISK_MARKS.stop,
  marks: DISK_MARKS,
  lookEvery: 2_000,
  most: Number.POSITIVE_INFINITY,
  freeKnownFor: 5_000,
  waiting: 24 * 2 ** 20,
  waitingInAll: 128 * 2 ** 20,
  segment: 16 * 2 ** 20,
  retry: 2_000,
  tellEvery: 10_000,
  closing: 4_000,
};

/** There is room, but it is kept for the log (`full`), or recordings have had theirs (`bounded`). */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
  readonly reason: 'full' | 'bounded';

  constructor(reason: 'full' | 'bounded') {
    super(reason);
    this.reason = reason;
  }
}

/** Beginnings, gaps and ends are written into the reserve too, bytes: what is over must be known to be over. */
const SMALL = 64 * 1024;

/** Most writes at a time: recordings leave the other threads to whoever reads. */
const AT_ONCE = 2;

/** What the recordings of a relay share: memory for what waits, room on the disk, turns at it. */
export class DiskRoom {
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #limits: RecordingLimits;
  readonly #line: (() => void)[] = [];
  #working = 0;
  #waiting = 0;
  #kept: number;
  #free = { bytes: 0, at: Number.NEGATIVE_INFINITY };

  /** @param kept bytes that are recorded already */
  constructor(folder: string, disk: Disk, limits: RecordingLimits, kept = 0) {
    this.#folder = folder;
    this.#disk = disk;
    this.#limits = limits;
    this.#kept = kept;
  }

  /** Claims memory for what waits. @returns false: there is none left */
  claim(bytes: number): boolean {
    if (this.#waiting + bytes > this.#limits.waitingInAll) return false;
    this.#waiting += bytes;
    return true;
  }

  release(bytes: number): void {
    this.#waiting -= bytes;
  }

  /**
   * How much room there is, bytes: free on the disk, and left of what recordings may take.
   * @throws what the disk says
   */
  async measure(): Promise<{ free: number; left: number }> {
    const free = await this.#disk.free(this.#folder);
    this.#free = { bytes: free, at: performance.now() };
    return { free, left: this.#limits.most - this.#kept };
  }

  /** Recordings were deleted. */
  freed(bytes: number): void {
    this.#kept -= bytes;
  }

  /**
   * Makes sure that so much may be written that is not recorded yet, and claims none of it.
   * @param spare what stays free besides the reserve, bytes
   * @throws DiskFull; what the disk says
   */
  async requireSpare(bytes: number, spare: number): Promise<void> {
    if (this.#kept + bytes > this.#limits.most) throw new DiskFull('bounded');
    const free = await this.#disk.free(this.#folder);
    if (free - bytes < this.#limits.reserve + spare) throw new DiskFull('full');
  }

  /** So much was recorded without `write`. */
  recorded(bytes: number): void {
    this.#kept += bytes;
  }

  /** Works on the disk when it is its turn. @throws DiskFull; what `work` throws */
  async write<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    if (this.#working >= AT_ONCE) await new Promise<void>((go) => this.#line.push(go));
    else this.#working += 1;
    try {
      if (bytes > SMALL) await this.#requireRoom(bytes);
      const done = await work();
      this.#kept += bytes;
      return done;
    } finally {
      const next = this.#line.shift();
      if (next) next();
      else this.#working -= 1;
    }
  }

  async #requireRoom(bytes: number): Promise<void> {
    if (this.#kept + bytes > this.#limits.most) throw new DiskFull('bounded');
    const now = performance.now();
    if (now - this.#free.at > this.#limits.freeKnownFor) {
      this.#free = { bytes: await this.#disk.free(this.#folder), at: now };
    }
    this.#free.bytes -= bytes;
    if (this.#free.bytes < this.#limits.reserve) throw new DiskFull('full');
  }
}

const NO_ROOM: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export function gapReasonOf(error: unknown): RecordingGap {
  if (error instanceof DiskFull) return error.reason;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return NO_ROOM.has(code) ? 'full' : 'failed';
}
