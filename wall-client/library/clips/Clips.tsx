import type { ClipItem, RecordingDetail } from '../../../wire/library.ts';
import { ClipRow } from './ClipRow.tsx';
import { LinkHere } from './LinkHere.tsx';
import './clips.css';

/** What has been marked in this recording. */
export function Clips({
  detail,
  saving,
  chosen,
  offset,
  onMark,
  onPlay,
  onChanged,
}: {
  detail: RecordingDetail;
  /** The title of a clip that is on its way to the relay; null: none. */
  saving: string | null;
  chosen: string | null;
  /** Where the picture is, ms. */
  offset: () => number;
  /** null: something is being marked already. */
  onMark: (() => void) | null;
  onPlay: (clip: ClipItem) => void;
  onChanged: () => void;
}) {
  return (
    <section className="clips" aria-label="片段">
      <header className="clips-head">
        <h3>片段 {detail.clips.length > 0 && detail.clips.length}</h3>
        <LinkHere id={detail.id} offset={offset} />
        {onMark && (
          <>
            <span className="hint">I 设入点　O 设出点</span>
            <button type="button" onClick={onMark}>
              标记片段
            </button>
          </>
        )}
      </header>
      {detail.clips.length === 0 && saving === null ? (
        <p className="empty">还没有标记片段</p>
      ) : (
        <ul className="clip-rows">
          {saving !== null && (
            <li className="clip-row clip-saving" role="status">
              <bdi>{saving}</bdi> 正在保存……
            </li>
          )}
          {detail.clips.map((clip) => (
            <ClipRow
              key={clip.id}
              clip={clip}
              startedAt={detail.startedAt}
              recordingCase={detail.caseNumber}
              isChosen={clip.id === chosen}
              onPlay={() => onPlay(clip)}
              onChanged={onChanged}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
