import { Thumb } from '../../../../recordings/Thumb.tsx';
import { useStoryboard } from '../../../../recordings/use-storyboard.ts';
import { StatusMark } from '../../../../ui/StatusMark.tsx';
import type { MediaItem } from './media-items.utils.ts';

/** The picture that stands for an item; where there is none, a sign. `width` in design units. */
export function MediaThumb({
  item,
  width,
  unit,
}: {
  item: MediaItem;
  width: number;
  unit: number;
}) {
  const { recordingId, thumbMs, state } = item;
  const board = useStoryboard(thumbMs === null ? null : storyboardOf(recordingId));
  const height = (width * 9) / 16;
  const size = { width: `${width * unit}px`, height: `${height * unit}px` };
  return (
    <span className="media-thumb" style={size} data-thumb={board !== null}>
      {board && thumbMs !== null && (
        <Thumb
          board={board}
          offset={thumbMs}
          width={Math.min(width, (height * board.width) / board.height) * unit}
        />
      )}
      {state === 'deleted' ? (
        <StatusMark name="lapsed" />
      ) : (
        board === null && (
          <svg viewBox="0 0 48 32" aria-hidden="true">
            <path d="M2 5h28v22H2Zm28 8l14-8v22l-14-8Z" />
          </svg>
        )
      )}
    </span>
  );
}

function storyboardOf(recordingId: string): string {
  return `/video/recordings/${encodeURIComponent(recordingId)}/storyboard.json`;
}
