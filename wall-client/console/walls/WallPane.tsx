import { useServerClock } from '../../replica/use-replica.ts';
import { useNow } from '../../wall/use-now.ts';
import { DrawCard } from '../visit/draw/DrawCard.tsx';
import { DirectPanel } from './DirectPanel.tsx';
import { DisplayGrid } from './DisplayGrid.tsx';
import { ModePanel } from './ModePanel.tsx';
import { PresentCard } from './PresentCard.tsx';
import { modeAt } from './room.ts';
import type { WallsStanding } from './standing.ts';
import type { WallItem, WallsApi } from './walls-api.ts';

/** One wall: who is in the room, what it shall show, and beside that its displays. */
export function WallPane({
  api,
  wall,
  standing,
  again,
}: {
  api: WallsApi;
  wall: WallItem;
  standing: WallsStanding;
  again: () => void;
}) {
  const now = useNow(useServerClock());
  const mode = modeAt(wall, now);
  return (
    <div className="wall-pane">
      <div className="wall-drive">
        <ModePanel api={api} wall={wall} mode={mode} now={now} again={again} />
        {mode === 'delegates' && (
          <PresentCard api={api} wall={wall} standing={standing} again={again} />
        )}
        <DirectPanel api={api} wall={wall} mode={mode} />
        {(mode === 'delegates' || mode === 'bureau') && (
          <DrawCard wallId={wall.id} figure={wall.directive?.figure ?? null} />
        )}
      </div>
      <DisplayGrid api={api} wall={wall} standing={standing} again={again} />
    </div>
  );
}
