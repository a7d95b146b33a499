import { type RowChange, rowKey, type SeqRow, seqId, stamped } from './rows.ts';

/** The rows that a draft's events changed: of each its newest state, with the seq that made it. */
export class DraftRows {
  readonly #rows = new Map<string, SeqRow>();
  /** Id of a line of the draft's first event; '' before it. */
  #first = '';

  take(changes: Iterable<RowChange>, seq: number): void {
    if (this.#first === '') this.#first = seqId(seq);
    for (const change of changes) {
      const key = rowKey(change);
      // Nobody has heard of a line that comes and goes within one commit: it leaves no tombstone.
      if ('gone' in change && this.#isOwnLine(change)) this.#rows.delete(key);
      else this.#rows.set(key, stamped(change, seq));
    }
  }

  all(): SeqRow[] {
    return [...this.#rows.values()];
  }

  /** Lines of the ticker and of timelines are named by the seq of their event. */
  #isOwnLine({ topic, id }: RowChange): boolean {
    return (topic === 'activity' || topic === 'timeline') && id >= this.#first;
  }
}
