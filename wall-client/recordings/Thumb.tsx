import type { Storyboard } from '../../wire/library.ts';
import { tileAt } from './storyboard.ts';
import './Thumb.css';

/** One thumbnail, scaled to a width of so many CSS pixels. */
export function Thumb({
  board,
  offset,
  width,
}: {
  board: Storyboard;
  offset: number;
  width: number;
}) {
  const tile = tileAt(board, offset);
  const scale = width / board.width;
  const size = { width: `${width}px`, height: `${board.height * scale}px` };
  if (tile === null) return <i className="thumb" style={size} />;
  return (
    <i
      className="thumb"
      style={{
        ...size,
        backgroundImage: `url("${encodeURI(tile.sheet)}")`,
        backgroundPosition: `${-tile.x * scale}px ${-tile.y * scale}px`,
        backgroundSize: `${board.columns * board.width * scale}px auto`,
      }}
    />
  );
}
