import type { MediaPart, MediaRun, MediaSink, RunEnded } from '../../media.ts';

export interface CollectedRun {
  readonly run: MediaRun;
  readonly parts: MediaPart[];
  ended: RunEnded | null;
}

/** A sink that keeps what it gets, and is waited upon. It throws at what the order forbids. */
export class Collector implements MediaSink {
  readonly runs: CollectedRun[] = [];
  readonly #waiting = new Set<() => void>();

  begin(run: MediaRun): void {
    if (this.of(run.streamId).some((each) => each.ended === null)) {
      throw new Error(`two runs of ${run.streamId} at a time`);
    }
    this.runs.push({ run, parts: [], ended: null });
    this.#changed();
  }

  part(part: MediaPart): void {
    this.#open(part.runId).parts.push(part);
    this.#changed();
  }

  end(ended: RunEnded): void {
    this.#open(ended.runId).ended = ended;
    this.#changed();
  }

  of(streamId: string): CollectedRun[] {
    return this.runs.filter((each) => each.run.streamId === streamId);
  }

  /** Waits until what is looked for is there; the test's own time limit ends a vain waiting. */
  until<T>(look: () => T | undefined | false): Promise<T> {
    return new Promise((resolve) => {
      const check = (): void => {
        const found = look();
        if (found === undefined || found === false) return;
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }

  /** Waits for the stream's newest run to have so many parts. */
  parts(streamId: string, count: number): Promise<CollectedRun> {
    return this.until(() => {
      const run = this.of(streamId).at(-1);
      return run && run.parts.length >= count && run;
    });
  }

  /** Waits for the stream's nth run to end. */
  ended(streamId: string, nth = 0): Promise<RunEnded> {
    return this.until(() => this.of(streamId)[nth]?.ended ?? undefined);
  }

  #open(runId: string): CollectedRun {
    const found = this.runs.find((each) => each.run.runId === runId);
    if (!found || found.ended) throw new Error(`no open run ${runId}`);
    return found;
  }

  #changed(): void {
    for (const check of [...this.#waiting]) check();
  }
}
