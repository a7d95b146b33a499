import { addDays, courtDayOf, startOfCourtDay } from '../../wire/court-day.ts';

/** Where the relay takes the time from; every rule, answer and record uses this one. UTC ms. */
export interface Clock {
  now(): number;
}

export const machineClock: Clock = { now: () => Date.now() };

/**
 * Turns midnight into an event, so that expiry and overdue can be replayed from the log.
 * Checks once a second, not by one long timer: a machine that slept or whose clock was set still
 * turns the day within a second of waking.
 */
export class DayTurner {
  readonly #clock: Clock;
  readonly #turn: (day: string) => Promise<void>;
  #day: string | null;
  #timer: NodeJS.Timeout | undefined;
  #turning: Promise<void> = Promise.resolve();

  /**
   * @param lastDay the newest day that the log has turned to, null for an empty log
   * @param turn records `clock.day-turned`; called in order, once a day; a day that it fails is tried again
   */
  constructor(clock: Clock, lastDay: string | null, turn: (day: string) => Promise<void>) {
    this.#clock = clock;
    this.#day = lastDay;
    this.#turn = turn;
  }

  /** Turns to today if the log is behind, then watches. @throws what `turn` throws the first time */
  async start(onError: (error: unknown) => void): Promise<void> {
    await this.#catchUp();
    this.#timer = setInterval(() => {
      this.#turning = this.#turning.then(() => this.#catchUp()).catch(onError);
    }, 1000);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#turning;
  }

  async #catchUp(): Promise<void> {
    const today = courtDayOf(this.#clock.now());
    if (this.#day !== null && today <= this.#day) return;
    await this.#turn(today);
    this.#day = today;
  }
}

const WORK_BEGINS_MS = 8.5 * 3_600_000;
const WORK_ENDS_MS = 17.5 * 3_600_000;

/**
 * The demo's clock: goes on from where the demo data ends, `speed` times as fast as the machine's,
 * and skips nights and weekends, when a court has nothing to show.
 */
export class DemoClock implements Clock {
  readonly #start: number;
  readonly #machineStart: number;
  readonly #machine: () => number;
  readonly #speed: number;

  constructor(from: number, speed: number, machine: () => number = () => performance.now()) {
    this.#start = nextWorkingInstant(from);
    this.#machine = machine;
    this.#machineStart = machine();
    this.#speed = speed;
  }

  now(): number {
    return afterWorkingTime(this.#start, (this.#machine() - this.#machineStart) * this.#speed);
  }
}

function isWorkday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The instant itself when it lies in office hours, else the next opening. */
export function nextWorkingInstant(instant: number): number {
  let day = courtDayOf(instant);
  if (isWorkday(day) && instant - startOfCourtDay(day) < WORK_ENDS_MS) {
    return Math.max(instant, startOfCourtDay(day) + WORK_BEGINS_MS);
  }
  do day = addDays(day, 1);
  while (!isWorkday(day));
  return startOfCourtDay(day) + WORK_BEGINS_MS;
}

/** The instant after `elapsed` ms of office time have passed since `from` (an instant in office hours). */
export function afterWorkingTime(from: number, elapsed: number): number {
  let at = from;
  let left = elapsed;
  for (;;) {
    const untilClose = startOfCourtDay(courtDayOf(at)) + WORK_ENDS_MS - at;
    if (left < untilClose) return Math.floor(at + left);
    left -= untilClose;
    at = nextWorkingInstant(at + untilClose);
  }
}
