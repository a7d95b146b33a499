import { type Pong, pong } from '../../wire/frame.ts';
import { ClockOffset } from './clock-offset.ts';
import { MachineClock } from './machine-clock.ts';

export interface RelayClocksOptions {
  /** ms of a clock that never jumps. */
  readonly now: () => number;
  /** Sends a ping, if there is a link to send it over. */
  readonly send: (sentAt: number, answer: (message: unknown) => void) => void;
  /** An answer has come. */
  readonly onPong: (answer: Pong) => void;
}

const PING_MS = 1_000;
/** After a welcome the clocks are asked for often, so that what plays by them falls in soon (F-45). */
const QUICK_PINGS = 15;
const QUICK_PING_MS = 130;
/** While something plays by them: closer together, jitter of one question would delay the next. */
const PLAYING_PING_MS = 250;

/** The relay's clock and its machine's, as far as answers to pings tell them (F-45). */
export class RelayClocks {
  readonly #options: RelayClocksOptions;
  readonly #clock = new ClockOffset();
  readonly #machine = new MachineClock();
  #timer: ReturnType<typeof setInterval> | undefined;
  #quickLeft = 0;
  #players = 0;
  #latencyMs: number | null = null;

  constructor(options: RelayClocksOptions) {
    this.#options = options;
    this.#pace();
  }

  /** From a ping to its answer, ms; null: none has come. */
  get latencyMs(): number | null {
    return this.#latencyMs;
  }

  /** The relay's clock, UTC ms. */
  serverNow(): number {
    return this.#local() + this.#clock.offset;
  }

  /** The clock of the relay's machine, UTC ms; null: not known yet. */
  machineNow(): number | null {
    const local = this.#local();
    const offset = this.#machine.offsetAt(local);
    return offset === null ? null : local + offset;
  }

  /** The link stands, maybe after a while without. */
  welcomed(): void {
    this.#quickLeft = QUICK_PINGS;
    this.#ping();
    this.#pace();
  }

  /** Something plays by the machine's clock. @returns it does no more */
  plays(): () => void {
    this.#players += 1;
    this.#pace();
    return () => {
      this.#players -= 1;
    };
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #pace(): void {
    const every = this.#every();
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      this.#quickLeft = Math.max(0, this.#quickLeft - 1);
      this.#ping();
      if (this.#every() !== every) this.#pace();
    }, every);
  }

  #every(): number {
    if (this.#quickLeft > 0) return QUICK_PING_MS;
    return this.#players > 0 ? PLAYING_PING_MS : PING_MS;
  }

  #ping(): void {
    const sentAt = this.#local();
    this.#options.send(sentAt, (message) => {
      const answer = pong.safeParse(message);
      if (!answer.success) return;
      const receivedAt = this.#local();
      this.#latencyMs = Math.max(0, receivedAt - sentAt);
      this.#clock.add(sentAt, answer.data.serverAt, receivedAt);
      this.#machine.add(sentAt, answer.data.machineAt, receivedAt);
      this.#options.onPong(answer.data);
    });
  }

  #local(): number {
    return performance.timeOrigin + this.#options.now();
  }
}
