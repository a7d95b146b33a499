import type { ClipItem } from '../../../wire/library.ts';
import { clockTime } from '../../ui/format.ts';
import { barStyle, lanesOf, type Window } from './scale.ts';

/** More lanes than this are not drawn: the list below has all. */
const MOST_LANES = 3;

/** The clips as bars below the timeline; a press plays one. */
export function Marks({
  clips,
  view,
  chosen,
  startedAt,
  onClip,
}: {
  clips: readonly ClipItem[];
  view: Window;
  chosen: string | null;
  startedAt: number;
  onClip: (clip: ClipItem) => void;
}) {
  if (clips.length === 0) return null;
  const placed = lanesOf(clips).filter(({ lane }) => lane < MOST_LANES);
  const lanes = 1 + Math.max(...placed.map(({ lane }) => lane));
  return (
    <div className="tl-marks" style={{ height: `${lanes * 1.5}rem` }}>
      {placed
        .filter(({ bar }) => bar.toMs > view.fromMs && bar.fromMs < view.toMs)
        .map(({ bar, lane }) => (
          <button
            key={bar.id}
            type="button"
            className={bar.id === chosen ? 'tl-mark tl-mark-chosen' : 'tl-mark'}
            style={{ ...barStyle(view, bar.fromMs, bar.toMs), top: `${lane * 1.5}rem` }}
            title={bar.title}
            aria-label={`播放片段 ${bar.title}，${clockTime(startedAt + bar.fromMs)} 起`}
            onClick={() => onClip(bar)}
          >
            <bdi>{bar.title}</bdi>
          </button>
        ))}
    </div>
  );
}
