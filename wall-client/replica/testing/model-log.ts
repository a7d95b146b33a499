import type { Frame, WireRow } from '../../../wire/frame.ts';

interface Change {
  readonly seq: number;
  readonly topic: 'town' | 'closing';
  readonly id: string;
  readonly value: number | null;
}

const EPOCH = 'model';

/** The relay's side of F-10 to F-31 in its plainest form: every change ever made, and how to ask. */
export class ModelLog {
  readonly #changes: Change[] = [];
  head = 0;

  /** @param value null: the row goes */
  commit(changes: readonly Pick<Change, 'topic' | 'id' | 'value'>[]): void {
    this.head += 1;
    for (const change of changes) this.#changes.push({ ...change, seq: this.head });
  }

  /** What a complete replica holds: `topic id` → view. */
  truth(): Map<string, unknown> {
    const rows = this.#newest(0).filter((row) => !row.gone);
    return new Map(rows.map(({ topic, id, view }) => [`${topic} ${id}`, view]));
  }

  /** Frame of the commits (from, to], as it was sent when `to` was the head. */
  live(from: number, to: number): Frame {
    const rows = this.#newest(from, to);
    return { epoch: EPOCH, scope: 'wall', from, to, rows };
  }

  /** Answer to a follow; rows may be newer than `to`. */
  answer(since: number | null, to: number, partRows: number): Frame[] {
    const all = this.#newest(since ?? 0).filter((row) => since !== null || !row.gone);
    const parts = Math.max(1, Math.ceil(all.length / partRows));
    return Array.from({ length: parts }, (_, part) => ({
      epoch: EPOCH,
      scope: 'wall' as const,
      from: since ?? 0,
      to,
      ...(since === null && { reset: true as const }),
      ...(parts > 1 && { part }),
      ...(part < parts - 1 && { more: true as const }),
      rows: all.slice(part * partRows, (part + 1) * partRows),
    }));
  }

  #newest(after: number, upTo = Number.POSITIVE_INFINITY): WireRow[] {
    const newest = new Map<string, Change>();
    for (const change of this.#changes) {
      if (change.seq > after && change.seq <= upTo)
        newest.set(`${change.topic} ${change.id}`, change);
    }
    return [...newest.values()].map(rowOf);
  }
}

function rowOf({ topic, id, seq, value }: Change): WireRow {
  if (value === null) return { topic, id, seq, gone: true };
  const view =
    topic === 'town'
      ? { name: id, openCases: value, openAmount: 0, filedThisYear: 0, recoveredThisYear: 0 }
      : { way: 'caseWithdrawn', year: 2024, cases: value };
  return { topic, id, seq, view };
}
