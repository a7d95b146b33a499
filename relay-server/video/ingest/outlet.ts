import type { MediaPart, MediaRun, RunEnd } from '../media.ts';
import type { FromIngest } from './messages.ts';

/** @param done called when the message has left this process */
export type Send = (message: FromIngest, done: () => void) => void;

interface OpenRun {
  readonly runId: string;
  lastFrameAt: number | null;
}

/**
 * What leaves for the relay: per stream one run at a time, its parts between its beginning and its
 * end; and no more than a bound of what the relay has not taken yet.
 */
export class Outlet {
  readonly #send: Send;
  readonly #mostBacklog: number;
  readonly #open = new Map<string, OpenRun>();
  #backlog = 0;

  constructor(send: Send, mostBacklog: number) {
    this.#send = send;
    this.#mostBacklog = mostBacklog;
  }

  /** Whether there is room enough to begin anew after having been full. */
  get hasRoom(): boolean {
    return this.#backlog < this.#mostBacklog / 2;
  }

  begin(run: MediaRun): void {
    const before = this.#open.get(run.streamId);
    if (before) this.end(run.streamId, before.runId, 'closed');
    this.#open.set(run.streamId, { runId: run.runId, lastFrameAt: null });
    this.#post({ kind: 'begin', run }, run.init.byteLength);
  }

  /**
   * @param lastFrameAt UTC ms, of the part's last frame
   * @returns whether the part was taken: not where its run is over or the relay is behind
   */
  part(part: MediaPart, lastFrameAt: number): boolean {
    const run = this.#open.get(part.streamId);
    if (run?.runId !== part.runId) return false;
    if (this.#backlog + part.data.byteLength > this.#mostBacklog) return false;
    run.lastFrameAt = lastFrameAt;
    this.#post({ kind: 'part', part }, part.data.byteLength);
    return true;
  }

  /** Of a run that is over already it says nothing again. */
  end(streamId: string, runId: string, reason: RunEnd): void {
    const run = this.#open.get(streamId);
    if (run?.runId !== runId) return;
    this.#open.delete(streamId);
    const { lastFrameAt } = run;
    this.#post({ kind: 'end', ended: { streamId, runId, reason, lastFrameAt } }, 0);
  }

  #post(message: FromIngest, bytes: number): void {
    this.#backlog += bytes;
    this.#send(message, () => {
      this.#backlog -= bytes;
    });
  }
}
