import { useCallback, useMemo, useState } from 'react';
import { wordsOf } from '../../desk/api/refused.ts';
import { useAsker } from '../../desk/api/use-asker.ts';
import { usePolled } from '../../desk/api/use-polled.ts';
import { usePermissions } from '../../desk/session/use-session.ts';
import { useTopic } from '../../replica/use-replica.ts';
import { Notice, Skeleton } from '../../ui/Notice.tsx';
import { hashOf, useRoute } from '../route.ts';
import { PairDialog } from './PairDialog.tsx';
import { standingOf } from './standing.ts';
import { WallDialog } from './WallDialog.tsx';
import { WallPane } from './WallPane.tsx';
import { WallsApi } from './walls-api.ts';
import './walls.css';

/** What each display shows is asked for as often as displays say it. */
const EVERY_MS = 2_000;

/** The walls: what each may show, what it shows, and on which displays. */
export function Walls() {
  const asker = useAsker();
  const may = usePermissions();
  const { route } = useRoute();
  const api = useMemo(() => new WallsApi(asker), [asker]);
  const load = useCallback((signal: AbortSignal) => api.standing(signal), [api]);
  const polled = usePolled(load, { every: EVERY_MS });
  const [walls, displays] = [useTopic('wall'), useTopic('display')];
  const standing = useMemo(
    () => polled.value && standingOf(polled.value, walls, displays),
    [polled.value, walls, displays],
  );
  const [open, setOpen] = useState<'pair' | 'wall' | null>(null);
  const close = () => {
    setOpen(null);
    polled.again();
  };

  if (!standing) {
    if (polled.error === null) return <Skeleton lines={8} />;
    return (
      <Notice title="没有取到大屏的情况" tone="error">
        {wordsOf(polled.error)}
      </Notice>
    );
  }
  const wall = standing.walls.find(({ id }) => id === route.path[0]) ?? standing.walls[0];
  const waiting = standing.waiting.length;
  return (
    <div className="walls">
      <div className="page-head">
        <h2>大屏导播</h2>
        {standing.walls.length > 1 && (
          <nav className="wall-tabs" aria-label="大屏">
            {standing.walls.map(({ id, title }) => (
              <a
                key={id}
                href={hashOf('walls', id)}
                aria-current={id === wall?.id ? 'true' : undefined}
              >
                {title}
              </a>
            ))}
          </nav>
        )}
        {may('display.pair') && (
          <div className="page-side">
            {waiting > 0 && <span className="warn">▲ {waiting} 台屏幕等候配对</span>}
            <button
              type="button"
              className={waiting > 0 ? 'primary' : undefined}
              onClick={() => setOpen('pair')}
            >
              配对屏幕
            </button>
            <button type="button" onClick={() => setOpen('wall')}>
              新增大屏
            </button>
          </div>
        )}
      </div>
      {wall ? (
        <WallPane key={wall.id} api={api} wall={wall} standing={standing} again={polled.again} />
      ) : (
        <Notice title="还没有大屏">先新增一面大屏，再把屏幕配对到它的格子里</Notice>
      )}
      {open === 'pair' && <PairDialog api={api} wall={wall} standing={standing} onClose={close} />}
      {open === 'wall' && <WallDialog api={api} standing={standing} onClose={close} />}
    </div>
  );
}
