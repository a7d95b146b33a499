import { recordingOrigins, recordingStates, towns } from '../../../wire/codes.ts';
import type { RecordingItem } from '../../../wire/library.ts';
import { Icon } from '../../desk/parts/Icon.tsx';
import { offsetText } from '../../recordings/words.ts';
import { clockTime } from '../../ui/format.ts';
import { type MarkName, StatusMark } from '../../ui/StatusMark.tsx';
import { dayWords, keptWords, sizeText } from '../words.ts';

export const stateMarks: Record<RecordingItem['state'], MarkName> = {
  recording: 'effective',
  interrupted: 'expiring',
  closed: 'released',
  deleted: 'lapsed',
};

/** Whose pictures they are: unit, officer, town. */
export function whoseWords({
  unit,
  officer,
  town,
}: Pick<RecordingItem, 'unit' | 'officer' | 'town'>): string {
  const parts = [unit, officer, town === null ? null : towns.labels[town]];
  return parts.filter((part) => part !== null).join(' · ') || '单位、干警未登记';
}

/** A run is one entry: its span and sums, and how the recording of it that answers the search stands. */
function shownOf(recording: RecordingItem) {
  const { run, startedAt, endedAt, ms, bytes, gaps, clips } = recording;
  if (run === null) {
    return { startedAt, length: endedAt === null ? ms : endedAt - startedAt, bytes, gaps, clips };
  }
  const length = (run.endedAt ?? startedAt + ms) - run.startedAt;
  const { startedAt: began, bytes: all, gaps: lacks, clips: marked } = run;
  return { startedAt: began, length, bytes: all, gaps: lacks, clips: marked };
}

/** Of a run it may be a part only. */
function heldWords({ held, run }: RecordingItem): string | null {
  if (run === null) return held ? '保全' : null;
  if (run.held === 0) return null;
  return run.held === run.parts ? '保全' : `保全 ${run.held} 段`;
}

/** One recording, or one run, on three lines. */
export function ResultRow({
  recording,
  today,
  isOpen,
  tabStop,
  onOpen,
}: {
  recording: RecordingItem;
  today: string;
  isOpen: boolean;
  tabStop: boolean;
  onOpen: () => void;
}) {
  const { title, state, caseNumber, origin, run } = recording;
  const { startedAt, length, bytes, gaps, clips } = shownOf(recording);
  const held = heldWords(recording);
  const kept = keptWords(recording, today);
  return (
    <li>
      <button
        type="button"
        className={isOpen ? 'row row-open' : 'row'}
        aria-current={isOpen}
        tabIndex={tabStop ? 0 : -1}
        onClick={onOpen}
      >
        <span className="row-line">
          <bdi className="row-title" title={title}>
            {title}
          </bdi>
          {run !== null && <span className="tag">连续 {run.parts} 段</span>}
          {held !== null && (
            <span className="tag tag-held">
              <Icon name="lock" />
              {held}
            </span>
          )}
          {origin === 'upload' && <span className="tag">{recordingOrigins.labels.upload}</span>}
          <span className={`row-state row-${state}`}>
            <StatusMark name={stateMarks[state]} />
            {recordingStates.labels[state]}
          </span>
        </span>
        <span className="row-line row-quiet">
          <bdi className="row-cut">{whoseWords(recording)}</bdi>
          {run?.sameCase === false ? (
            <span className="row-end">各段案件不同</span>
          ) : caseNumber === null ? (
            <span className="row-end">未关联案件</span>
          ) : (
            <span className="row-end row-case">{caseNumber}</span>
          )}
        </span>
        <span className="row-line row-facts">
          <time>
            {dayWords(startedAt, today)} {clockTime(startedAt)}
          </time>
          <span>{offsetText(length)}</span>
          <span>{sizeText(bytes)}</span>
          {gaps > 0 && <span className="warn">缺 {gaps} 处</span>}
          {clips > 0 && <span>片段 {clips}</span>}
          {state !== 'deleted' && run === null && !recording.held && (
            <span className={kept.near ? 'row-end warn' : 'row-end'}>{kept.text}</span>
          )}
        </span>
      </button>
    </li>
  );
}
