import type { RecordingDetail } from '../../../wire/library.ts';
import { momentText } from '../../recordings/words.ts';
import { Care } from './Care.tsx';

/** What was done with the recording, by whom; it cannot be changed. */
export function History({ detail }: { detail: RecordingDetail }) {
  return (
    <Care title="经过">
      {detail.history.length === 0 ? (
        <p className="empty">还没有人对这段录像做过什么</p>
      ) : (
        <ol className="history">
          {detail.history.map(({ at, type, by, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two deeds may share their instant
            <li key={`${at} ${type} ${index}`}>
              <p className="row-quiet">
                <time>{momentText(at)}</time> <bdi>{by ?? '系统'}</bdi>
              </p>
              <p>
                <bdi>{text}</bdi>
              </p>
            </li>
          ))}
        </ol>
      )}
    </Care>
  );
}
