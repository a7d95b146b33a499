import { minuteTime } from '../../../../ui/format.ts';
import { dayWords } from './day-words.ts';
import { MediaThumb } from './MediaThumb.tsx';
import type { MediaDay } from './media-days.utils.ts';
import type { MediaItem } from './media-items.utils.ts';
import './media-of-day.css';

/** Width of the picture beside a day's line, design units. */
const THUMB = 96;

/** A day's video on the timeline: how much, when in bars, clips as ticks, and one picture of it. */
export function MediaOfDay({
  day,
  unit,
  onChoose,
}: {
  day: MediaDay;
  unit: number;
  onChoose: (item: MediaItem) => void;
}) {
  const { first } = day;
  return (
    <button
      type="button"
      className="timeline-media"
      disabled={first === null}
      onClick={() => first && onChoose(first)}
    >
      <time>{minuteTime(day.from)}</time>
      <span className="timeline-media-what">
        <span>{dayWords(day)}</span>
        {/* One alone has nothing to stand beside. */}
        {day.recordings + day.clips > 1 && (
          <span className="timeline-media-line">
            {day.bars.map(({ key, from, to, deleted }) => (
              <i
                key={key}
                className={deleted ? 'media-bar media-bar-gone' : 'media-bar'}
                style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
              />
            ))}
            {day.ticks.map((at) => (
              <i key={at} className="media-tick" style={{ left: `${at * 100}%` }} />
            ))}
          </span>
        )}
      </span>
      {first !== null && first.thumbMs !== null && (
        <MediaThumb item={first} width={THUMB} unit={unit} />
      )}
    </button>
  );
}
