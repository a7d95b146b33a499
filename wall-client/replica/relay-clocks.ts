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

/** After a welcome the clocks are asked for often, so that what plays by them falls in soon (F-45). */
const QUICK_PINGS = 15;
const QUICK_PING_MS = 130;

/** The relay's clock and its machine's, as far as answers to pings tell them (F-45). */
export class RelayClocks {
  readonly #options: RelayClocksOptions;
  readonly #clock = new ClockOffset();
  readonly #machine = new MachineClock();
  #quickPings: ReturnType<typeof setInterval> | undefined;
  #latencyMs: number | null = null;

  constructor(options: RelayClocksOptions) {
    this.#options = options;
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

  ping(): void {
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

  pingOften(): void {
    this.ping();
    clearInterval(this.#quickPings);
    let left = QUICK_PINGS;
    this.#quickPings = setInterval(() => {
      this.ping();
      left -= 1;
      if (left === 0) clearInterval(this.#quickPings);
    }, QUICK_PING_MS);
  }

  stop(): void {
    clearInterval(this.#quickPings);
  }

  #local(): number {
    return performance.timeOrigin + this.#options.now();
  }
}
