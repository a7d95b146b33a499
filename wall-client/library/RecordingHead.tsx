import { recordingOrigins, recordingStates } from '../../wire/codes.ts';
import type { RecordingItem } from '../../wire/library.ts';
import { Icon } from '../desk/parts/Icon.tsx';
import { momentText } from '../recordings/words.ts';
import { clockTime } from '../ui/format.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { stateMarks, whoseWords } from './list/ResultRow.tsx';
import { keptWords, sizeText } from './words.ts';

type Known = Omit<RecordingItem, 'clips' | 'gaps'>;

/** What is open, and how it stands. */
export function RecordingHead({
  recording,
  gaps,
  today,
  onClose,
}: {
  recording: Known;
  /** Times of which pictures were not kept. */
  gaps: number;
  today: string;
  onClose: () => void;
}) {
  const { title, state, held, origin, caseNumber, startedAt, endedAt, bytes } = recording;
  const kept = keptWords(recording, today);
  return (
    <header className="rec-head">
      <button type="button" className="quiet rec-close" onClick={onClose}>
        <Icon name="left" />
        返回列表
      </button>
      <h2>
        <bdi title={title}>{title}</bdi>
      </h2>
      <p className="rec-tags">
        <span className={`row-state row-${state}`}>
          <StatusMark name={stateMarks[state]} />
          {recordingStates.labels[state]}
        </span>
        {origin === 'upload' && <span className="tag">{recordingOrigins.labels.upload}</span>}
        {held && (
          <span className="tag tag-held">
            <Icon name="lock" />
            法律保全中
          </span>
        )}
        {caseNumber !== null && <span className="rec-case">{caseNumber}</span>}
      </p>
      <p className="rec-facts">
        <bdi>{whoseWords(recording)}</bdi>
        <span>
          {momentText(startedAt)} — {endedAt === null ? '录制中' : clockTime(endedAt)}
        </span>
        <span>{sizeText(bytes)}</span>
        <span className={gaps > 0 ? 'warn' : ''}>{gaps > 0 ? `缺 ${gaps} 处` : '无缺失'}</span>
        {state !== 'deleted' && <span className={kept.near ? 'warn' : ''}>{kept.text}</span>}
      </p>
    </header>
  );
}
