import { clockTime } from '../../../../ui/format.ts';
import { byNewest, type FieldStream } from '../../field-video/field-streams.ts';
import { endWords } from '../../field-video/video-words.ts';
import './VideoPanel.css';

/** The field video strip while nothing comes in; what came in earlier is said. */
export function NoVideo({ streams }: { streams: ReadonlyMap<string, FieldStream> }) {
  const [last] = [...streams.values()].filter(({ run }) => run?.ended).sort(byNewest);
  return (
    <div className="no-video">
      <svg viewBox="0 0 48 32" aria-hidden="true">
        <path d="M2 5h28v22H2Zm28 8l14-8v22l-14-8Z" />
      </svg>
      <p>{last ? '当前没有现场视频接入' : '今日暂无现场视频接入'}</p>
      {last?.run?.ended && (
        <p>
          最近一路 {clockTime(last.run.ended.at)} {endWords(last.run)}
        </p>
      )}
    </div>
  );
}
