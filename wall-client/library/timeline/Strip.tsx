import type { Storyboard } from '../../../wire/library.ts';
import { type Hole, holeAt } from '../../recordings/holes.ts';
import { stripOffsets } from '../../recordings/storyboard.ts';
import { Thumb } from '../../recordings/Thumb.tsx';
import type { Window } from './scale.ts';

/** About so high is the strip, and so wide at most a thumbnail of it, CSS pixels. */
const HIGH = 60;
const WIDE = 104;

/** The recording in pictures; without thumbnails a plain ground of the same height. */
export function Strip({
  board,
  view,
  width,
  holes,
}: {
  board: Storyboard | null;
  view: Window;
  width: number;
  holes: readonly Hole[];
}) {
  if (board === null || width === 0) return <div className="tl-strip tl-strip-bare" />;
  const wide = Math.min(WIDE, (HIGH * board.width) / board.height);
  const many = Math.max(1, Math.round(width / wide));
  return (
    <div className="tl-strip">
      {stripOffsets(view.fromMs, view.toMs, many).map((offset, at) =>
        holeAt(holes, offset) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: places of the strip, never reordered
          <i key={at} className="thumb thumb-hole" style={{ width: `${width / many}px` }} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: places of the strip, never reordered
          <Thumb key={at} board={board} offset={offset} width={width / many} />
        ),
      )}
    </div>
  );
}
