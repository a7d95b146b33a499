interface OfRun {
  readonly id: string;
  /** The coming-in that it is of; absent: it is the first of its own. */
  readonly runId?: string | undefined;
}

/** The coming-in that a recording is of; its own id where it is the first of it. */
export function runIdOf({ id, runId = id }: OfRun): string {
  return runId;
}

/** Which recordings are of one run; most runs are one recording, and cost nothing here. */
export class RunIndex {
  /** By run: those that came after its first. */
  readonly #later = new Map<string, Set<string>>();

  add({ id, runId }: OfRun): void {
    if (runId === undefined) return;
    const later = this.#later.get(runId) ?? new Set();
    this.#later.set(runId, later.add(id));
  }

  remove({ id, runId }: OfRun): void {
    if (runId === undefined) return;
    const later = this.#later.get(runId);
    later?.delete(id);
    if (later?.size === 0) this.#later.delete(runId);
  }

  /** Ids, the first's too. */
  of(runId: string): string[] {
    return [runId, ...(this.#later.get(runId) ?? [])];
  }
}
