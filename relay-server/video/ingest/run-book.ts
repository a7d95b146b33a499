import type { MediaPart, MediaRun, MediaSink, RunEnd, RunEnded } from '../media.ts';

interface OpenRun {
  readonly streamId: string;
  lastFrameAt: number | null;
}

/**
 * The runs under way, as the relay knows them: the sink gets a run's beginning, its parts and its end,
 * each once and in this order, whatever the ingest process does.
 */
export class RunBook {
  readonly #sink: MediaSink;
  readonly #open = new Map<string, OpenRun>();

  constructor(sink: MediaSink) {
    this.#sink = sink;
  }

  begin(run: MediaRun): void {
    this.endStream(run.streamId, 'closed');
    this.#open.set(run.runId, { streamId: run.streamId, lastFrameAt: null });
    this.#sink.begin({ ...run, init: new Uint8Array(run.init) });
  }

  /** Of a run that is over it is left out. */
  part(part: MediaPart): void {
    const run = this.#open.get(part.runId);
    if (run?.streamId !== part.streamId) return;
    run.lastFrameAt = Math.round(part.capturedAt + 1000 * part.duration);
    // A copy: what was received is a view of all that came in one piece.
    this.#sink.part({ ...part, data: new Uint8Array(part.data) });
  }

  end(ended: RunEnded): void {
    if (this.#open.delete(ended.runId)) this.#sink.end(ended);
  }

  endStream(streamId: string, reason: RunEnd): void {
    for (const [runId, run] of this.#open) {
      if (run.streamId === streamId) this.end({ ...run, runId, reason });
    }
  }

  endAll(reason: RunEnd): void {
    for (const [runId, run] of this.#open) this.end({ ...run, runId, reason });
  }
}
