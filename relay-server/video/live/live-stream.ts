import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { MediaPart, MediaRun } from '../media.ts';
import type { LiveLimits } from './live-limits.ts';
import type { LivePart, LiveRun, Numbering } from './live-media.ts';
import { MediaWindow } from './media-window.ts';
import { playlistText } from './playlist.ts';
import { type Waited, Waiters } from './waiters.ts';

const compress = promisify(gzip);

/** One version of a playlist, made once for everybody. */
export interface PlaylistCopy {
  readonly plain: Buffer;
  /** Made when first asked for. */
  gzip(): Promise<Buffer>;
}

/** What a reload waits for (§6.2.5.2): a whole segment, or a part of a segment. */
export interface ReloadPoint {
  readonly segment: number;
  /** Index of a part within the segment. */
  readonly part: number | null;
}

/** How far a playlist has come. */
export interface Position {
  /** Number of the newest whole segment. */
  readonly whole: number;
  /** Number of the newest segment, whole or growing, and how many parts it has. */
  readonly segment: number;
  readonly parts: number;
}

/** One stream over its runs: its playlist, its media, and those who wait for more. */
export class LiveStream {
  readonly #limits: LiveLimits;
  readonly #window: MediaWindow;
  readonly #waiters = new Waiters();
  readonly #listeners = new Set<() => void>();
  #run: LiveRun | null = null;
  #copy: PlaylistCopy | null = null;

  constructor(limits: LiveLimits, numbering: Numbering) {
    this.#limits = limits;
    this.#window = new MediaWindow(limits, numbering);
  }

  /** Pictures come in. */
  get live(): boolean {
    return this.#run !== null;
  }
  /** The playlist has a whole segment: players refuse one without. */
  get ready(): boolean {
    return this.#window.listed.length > 0;
  }
  /** Requests that wait. */
  get waiting(): number {
    return this.#waiters.size;
  }
  /** Listeners that are told of changes. */
  get watched(): number {
    return this.#listeners.size;
  }
  /** How far the playlist has come; null while it is not ready. */
  get position(): Position | null {
    const { newest, listed } = this.#window;
    const whole = listed.at(-1);
    if (newest === null || whole === undefined) return null;
    return { whole: whole.number, segment: newest.number, parts: newest.parts.length };
  }
  /** Number of the part that comes next. */
  get nextPart(): number {
    return this.#window.nextPart;
  }
  /** Bytes of media held. */
  get bytes(): number {
    return this.#window.bytes;
  }
  /** Where the numbers of a later beginning may begin. */
  get after(): Numbering {
    return this.#window.after;
  }

  begin({ runId, init, partTarget }: MediaRun): void {
    this.#window.close();
    this.#run = { runId, init, partTarget };
    this.#changed();
  }

  /** A part of the run that began last. */
  part(part: MediaPart): void {
    if (this.#run === null) return;
    this.#window.add(this.#run, part);
    this.#changed();
  }

  /** Nothing more is known to come: the playlist stands still, and reloads of it are not held. */
  end(): void {
    this.#window.close();
    this.#run = null;
    this.#changed();
  }

  /** @returns the playlist as it is; meaningful when `ready` */
  playlist(): PlaylistCopy {
    this.#copy ??= copyOf(this.#text());
    return this.#copy;
  }

  /** Whether the playlist has come to a point, or gone beyond it. */
  has({ segment, part }: ReloadPoint): boolean {
    if (part === null) return (this.#window.listed.at(-1)?.number ?? -1) >= segment;
    const { newest } = this.#window;
    if (newest === null) return false;
    return newest.number > segment || (newest.number === segment && newest.parts.length > part);
  }

  /** Whether a point lies further ahead than a player that follows could ask for (§6.2.5.2). */
  isTooFar({ segment, part }: ReloadPoint): boolean {
    const { newest, nextSegment } = this.#window;
    const last = newest?.number ?? nextSegment - 1;
    if (segment > last + 2) return true;
    if (part === null || segment < last) return false;
    const target = this.#run?.partTarget ?? newest?.run.partTarget ?? 1;
    const advance = target < 1 ? 3 / target : 3;
    const lastPart = segment === last ? (newest?.parts.length ?? 0) - 1 : -1;
    return part > lastPart + advance;
  }

  /** Waits until something is so, at most as long as a reload is held. */
  wait(until: () => boolean, signal: AbortSignal): Promise<Waited> {
    return this.#waiters.wait(until, this.#limits.holdMs, signal);
  }

  /** Told of everything that changes the playlist. @returns takes the listener away */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The newest parts, from a number on. */
  partsFrom(number: number): readonly LivePart[] {
    return this.#window.partsFrom(number);
  }

  init(runId: string): Uint8Array | undefined {
    return this.#run?.runId === runId ? this.#run.init : this.#window.run(runId)?.init;
  }

  /** A whole segment, in pieces. */
  segment(number: number): readonly Uint8Array[] | undefined {
    return this.#window.segment(number)?.parts.map(({ data }) => data);
  }

  partMedia(number: number): Uint8Array | undefined {
    return this.#window.part(number)?.data;
  }

  /** Whether the playlist announces a part that is not there yet. */
  announces(part: number): boolean {
    return part === this.#window.nextPart;
  }

  #text(): string {
    const { listed, open, discontinuitySequence, nextPart } = this.#window;
    const view = { segments: listed, open, discontinuitySequence, nextPart };
    return playlistText(view, this.#limits);
  }

  #changed(): void {
    this.#copy = null;
    this.#waiters.look();
    for (const listener of [...this.#listeners]) listener();
  }
}

function copyOf(text: string): PlaylistCopy {
  const plain = Buffer.from(text);
  let zipped: Promise<Buffer> | null = null;
  return {
    plain,
    gzip: () => {
      zipped ??= compress(plain);
      return zipped;
    },
  };
}
