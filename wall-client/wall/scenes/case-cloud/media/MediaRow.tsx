import { lengthWords } from '../../../../recordings/words.ts';
import { shorten, widthInEms } from '../../../../ui/shorten.ts';
import { MediaThumb } from './MediaThumb.tsx';
import {
  captureText,
  isPlayable,
  kindWords,
  type MediaItem,
  markWords,
} from './media-items.utils.ts';

/** Width of a row's picture, and of what stands between it and the words; design units. */
export const THUMB = 128;
const BETWEEN = 14;
/** What a mark takes beside its words, ems. */
const MARK_EMS = 1.2;

/** One item: its picture, what it is, when it was taken and how long it is. */
export function MediaRow({
  item,
  playing,
  width,
  unit,
  onChoose,
}: {
  item: MediaItem;
  playing: boolean;
  /** Of the row, design units. */
  width: number;
  unit: number;
  onChoose: () => void;
}) {
  const ems = (width - THUMB - BETWEEN) / 20;
  const length = `${kindWords[item.kind]} ${lengthWords(item.ms)}`;
  return (
    <button
      type="button"
      className="media-row"
      data-media={item.key}
      aria-current={playing}
      disabled={!isPlayable(item)}
      onClick={onChoose}
    >
      <MediaThumb item={item} width={THUMB} unit={unit} />
      <span className="media-words">
        <b>{shorten(item.title, ems)}</b>
        <span className="media-when">{captureText(item.at)}</span>
        <span className="media-facts">
          {length}
          {fitting(markWords(item), ems - widthInEms(length)).map((mark) => (
            <i
              key={mark}
              className={mark === '已到期删除' ? 'media-mark media-gone' : 'media-mark'}
            >
              {mark}
            </i>
          ))}
        </span>
      </span>
    </button>
  );
}

/** As many of the marks, in order, as there is room for. */
function fitting(marks: readonly string[], ems: number): string[] {
  let left = ems;
  return marks.filter((mark) => {
    left -= widthInEms(mark) + MARK_EMS;
    return left >= 0;
  });
}
