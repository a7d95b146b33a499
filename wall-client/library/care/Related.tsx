import { recordingOrigins } from '../../../wire/codes.ts';
import type { RecordingDetail } from '../../../wire/library.ts';
import { momentText } from '../../recordings/words.ts';
import { clockTime } from '../../ui/format.ts';
import { Care } from './Care.tsx';

/** Recordings of the same stream that overlap this one or have what it lacks. */
export function Related({
  detail,
  onOpen,
}: {
  detail: RecordingDetail;
  onOpen: (id: string) => void;
}) {
  if (detail.related.length === 0) return null;
  return (
    <Care title="相关录像">
      <ul className="related">
        {detail.related.map(({ id, origin, startedAt, endedAt }) => (
          <li key={id}>
            <button type="button" className="quiet" onClick={() => onOpen(id)}>
              <span className="tag">{recordingOrigins.labels[origin]}</span>
              {momentText(startedAt)} — {endedAt === null ? '录制中' : clockTime(endedAt)}
            </button>
          </li>
        ))}
      </ul>
    </Care>
  );
}
