import type { Recording, RecordingBook } from '../recording/recording-book.ts';
import { runIdOf } from '../recording/run-index.ts';

export type Related = Pick<Recording, 'id' | 'origin' | 'startedAt' | 'endedAt'>;

/** More are not told; and of a stream's recordings only so many before it are looked at. */
const MOST = 50;
const LOOKED_AT = 2_000;

/**
 * Other recordings of the same stream that show some of the same time: what a device brought later
 * fills the gaps of what came in live. Newest first.
 */
export function relatedTo(recording: Recording, book: Pick<RecordingBook, 'find'>): Related[] {
  const { id, streamId, startedAt } = recording;
  const others = book.find({ stream: streamId, to: endOf(recording), limit: LOOKED_AT });
  return (
    others
      .filter((other) => other.id !== id && endOf(other) > startedAt)
      // Those of its own run are told as such.
      .filter((other) => runIdOf(other) !== runIdOf(recording))
      .slice(0, MOST)
      .map((other) => ({
        id: other.id,
        origin: other.origin,
        startedAt: other.startedAt,
        endedAt: other.endedAt,
      }))
  );
}

function endOf({ endedAt }: Recording): number {
  return endedAt ?? Number.POSITIVE_INFINITY;
}
