import type { Storyboard } from '../../../wire/library.ts';
import { type Hole, holeWords } from '../../recordings/holes.ts';
import { Thumb } from '../../recordings/Thumb.tsx';
import { offsetText, preciseTime } from '../../recordings/words.ts';

/** A picture on its end is not higher than one that lies is wide. */
function thumbWidth({ width, height }: Storyboard): number {
  return Math.min(184, Math.round((150 * width) / height));
}

/** What is under the cursor: when it was taken, what it shows, or why it shows nothing. */
export function Hover({
  board,
  left,
  at,
  offset,
  hole,
}: {
  board: Storyboard | null;
  /** 0…1 of the track. */
  left: number;
  at: number;
  offset: number;
  hole: Hole | null;
}) {
  return (
    <>
      <i className="tl-cursor" style={{ left: `${left * 100}%` }} />
      <div className="tl-hover" style={{ left: `clamp(6.5rem, ${left * 100}%, 100% - 6.5rem)` }}>
        {hole === null && board !== null && (
          <Thumb board={board} offset={offset} width={thumbWidth(board)} />
        )}
        <b>{preciseTime(at)}</b>
        <span>{hole === null ? `第 ${offsetText(offset)}` : holeWords(hole)}</span>
      </div>
    </>
  );
}
