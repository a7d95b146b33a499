import { useCallback, useMemo } from 'react';
import { usePermissions } from '../../desk/session/use-session.ts';
import { PresentBoard } from '../../present/PresentBoard.tsx';
import { onWallOf } from '../../present/presenting.ts';
import { usePresenter } from '../../present/use-presenter.ts';
import { useTopic } from '../../replica/use-replica.ts';
import { hashOf } from '../route.ts';
import { QrCode } from '../sessions/summons/QrCode.tsx';
import type { WallsStanding } from './standing.ts';
import type { WallItem, WallsApi } from './walls-api.ts';

/** Presenting to visitors from the console, and the way to do it from a phone. */
export function PresentCard({
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
  const may = usePermissions();
  const statistics = useTopic('statistic');
  const labelOf = useCallback((id: string) => statistics.get(id)?.label ?? id, [statistics]);
  const onWall = useMemo(() => onWallOf(wall.id, standing.displays), [wall.id, standing.displays]);
  const presenter = usePresenter(api, wall, onWall, again);
  if (!may('wall.direct')) return null;
  const address = `${location.origin}/remote.html${hashOf(wall.id)}`;
  return (
    <section className="card" aria-label="参观主持">
      <h3>参观主持</h3>
      <PresentBoard wall={wall} presenter={presenter} labelOf={labelOf} />
      <p className="hint">
        也可用手机主持：
        <a href={address} target="_blank" rel="noreferrer">
          打开遥控页
        </a>
        {isReachable(location.hostname) && '，或扫码'}
      </p>
      <p className="hint">
        参观者带走的数据：
        <a href="/take-home.html#print" target="_blank" rel="noreferrer">
          打印六页或存为 PDF
        </a>
        、
        <a href="/api/v1/take-home.xlsx" download>
          Excel 表格
        </a>
        、
        <a href="/api/v1/take-home.csv" download>
          CSV
        </a>
      </p>
      {isReachable(location.hostname) && (
        <div className="present-code">
          <QrCode text={address} label="遥控页的二维码" />
        </div>
      )}
    </section>
  );
}

/** A phone cannot ask for what is on this machine only. */
function isReachable(host: string): boolean {
  return host !== 'localhost' && !/^(127\.|\[?::1)/.test(host);
}
