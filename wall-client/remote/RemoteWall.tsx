import { useCallback, useMemo } from 'react';
import { roomModes } from '../../wire/codes.ts';
import { isLower } from '../console/walls/room.ts';
import type { DisplayItem, WallItem, WallsApi } from '../console/walls/walls-api.ts';
import { useDeed } from '../desk/api/use-deed.ts';
import { Problem } from '../desk/parts/Problem.tsx';
import { usePermissions } from '../desk/session/use-session.ts';
import { PresentBoard } from '../present/PresentBoard.tsx';
import { onWallOf } from '../present/presenting.ts';
import { usePresenter } from '../present/use-presenter.ts';

/** The buttons of one wall; before it is in mode 参观, the way there. */
export function RemoteWall({
  api,
  wall,
  displays,
  labels,
  again,
}: {
  api: WallsApi;
  wall: WallItem;
  displays: readonly DisplayItem[];
  labels: ReadonlyMap<string, string>;
  again: () => void;
}) {
  const may = usePermissions();
  const { busy, problem, run } = useDeed();
  const onWall = useMemo(() => onWallOf(wall.id, displays), [wall.id, displays]);
  const presenter = usePresenter(api, wall, onWall, again);
  const labelOf = useCallback((id: string) => labels.get(id) ?? id, [labels]);
  if (wall.mode !== 'delegates') {
    const lowers = isLower('delegates', wall.mode) && may('room.lower');
    return (
      <div className="present">
        <p className="present-now">
          {wall.title}在“{roomModes.labels[wall.mode]}”模式
        </p>
        {lowers ? (
          <button
            type="button"
            className="primary"
            disabled={busy}
            onClick={() =>
              void run(async () => {
                await api.setMode(wall.id, 'delegates', null);
                again();
              })
            }
          >
            改为“参观”
          </button>
        ) : (
          <p className="hint">改为“参观”要在值守台以密码确认，改好后这里就能主持。</p>
        )}
        <Problem text={problem} />
      </div>
    );
  }
  return (
    <>
      {onWall.screens === 0 && <p className="warn">▲ {wall.title}没有开着的屏幕</p>}
      <PresentBoard wall={wall} presenter={presenter} labelOf={labelOf} />
    </>
  );
}
