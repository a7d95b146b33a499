import { useCallback, useEffect, useMemo, useState } from 'react';
import { hashOf, useRoute } from '../console/route.ts';
import { WallsApi } from '../console/walls/walls-api.ts';
import { wordsOf } from '../desk/api/refused.ts';
import { useAsker } from '../desk/api/use-asker.ts';
import { usePolled } from '../desk/api/use-polled.ts';
import { AccountDialog } from '../desk/session/AccountDialog.tsx';
import type { Me } from '../desk/session/me.ts';
import { clockTime } from '../ui/format.ts';
import { Notice, Skeleton } from '../ui/Notice.tsx';
import { figureLabels } from './figure-labels.ts';
import { RemoteWall } from './RemoteWall.tsx';
import { standingOfRemote } from './remote-standing.ts';

/** As often as screens say what they show. */
const EVERY_MS = 2_000;

/** Which wall, whether the relay is reached, and the wall's buttons. */
export function RemoteWalls({ me }: { me: Me }) {
  const asker = useAsker();
  const { route } = useRoute();
  const api = useMemo(() => new WallsApi(asker), [asker]);
  const load = useCallback((signal: AbortSignal) => api.standing(signal), [api]);
  const polled = usePolled(load, { every: EVERY_MS });
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(new Map());
  const [account, setAccount] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    // Without them the buttons name figures by their ids.
    figureLabels(asker, stop.signal).then(setLabels, () => undefined);
    return () => stop.abort();
  }, [asker]);
  const standing = useMemo(() => polled.value && standingOfRemote(polled.value), [polled.value]);
  const wall = standing?.walls.find(({ id }) => id === route.section) ?? standing?.walls[0];

  return (
    <>
      <header className="remote-head">
        <h1>参观遥控</h1>
        <button type="button" className="quiet" onClick={() => setAccount(true)}>
          {me.displayName}
        </button>
      </header>
      <p className="remote-link" role="status" data-reached={polled.failingSince === null}>
        {polled.failingSince !== null
          ? `✕ 自 ${clockTime(polled.failingSince)} 连不上中继，按键不起作用；大屏停在原处，3 分钟后自动轮播`
          : polled.value === null
            ? '▲ 正在连接'
            : '● 已连接'}
      </p>
      {standing && standing.walls.length > 1 && (
        <nav className="remote-walls" aria-label="大屏">
          {standing.walls.map(({ id, title }) => (
            <a key={id} href={hashOf(id)} aria-current={id === wall?.id ? 'true' : undefined}>
              {title}
            </a>
          ))}
        </nav>
      )}
      {standing && wall ? (
        <RemoteWall
          key={wall.id}
          api={api}
          wall={wall}
          displays={standing.displays}
          labels={labels}
          again={polled.again}
        />
      ) : polled.error === null ? (
        <Skeleton lines={6} />
      ) : (
        <Notice title="没有取到大屏的情况" tone="error">
          {wordsOf(polled.error)}
        </Notice>
      )}
      {account && <AccountDialog me={me} onClose={() => setAccount(false)} />}
    </>
  );
}
