import type { ReactNode } from 'react';
import type { TilesLayout } from './tiles.layout.ts';

/** The grid in which tiles stand; the arrangement is the layout's to say. */
export function VideoTiles({ layout, children }: { layout: TilesLayout; children: ReactNode }) {
  return (
    <div
      className="tiles"
      style={{ gridTemplateColumns: `repeat(${layout.columns}, max-content)` }}
    >
      {children}
    </div>
  );
}
