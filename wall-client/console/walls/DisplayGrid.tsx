import { type CSSProperties, useState } from 'react';
import { usePermissions } from '../../desk/session/use-session.ts';
import { DisplayCard } from './DisplayCard.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';
import { cellsOf } from './room.ts';
import { OWN_PAGE, type WallsStanding } from './standing.ts';
import type { DisplayItem, WallItem, WallsApi } from './walls-api.ts';

/** The wall's displays where they hang. */
export function DisplayGrid({
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
  const [open, setOpen] = useState<{ what: 'move' | 'revoke'; display: DisplayItem } | null>(null);
  const close = () => {
    setOpen(null);
    again();
  };
  const style = { '--columns': wall.columns };
  return (
    <section aria-label="屏幕">
      <ul className="display-grid" style={style as CSSProperties}>
        {cellsOf(wall, standing.displays).map(({ column, row, displays }) => (
          <li key={`${column}/${row}`} className="cell">
            {displays.length === 0 && (
              <p className="cell-empty">
                第 {row} 行第 {column} 列　空位
                {may('display.pair') && (
                  <span className="hint">在屏幕上打开 /wall.html，再点“配对屏幕”</span>
                )}
              </p>
            )}
            {displays.map((display) => (
              <DisplayCard
                key={display.id}
                display={display}
                {...(may('display.pair') &&
                  display.id !== OWN_PAGE && {
                    onMove: () => setOpen({ what: 'move', display }),
                    onRevoke: () => setOpen({ what: 'revoke', display }),
                  })}
              />
            ))}
          </li>
        ))}
      </ul>
      {open?.what === 'move' && (
        <MoveDialog api={api} display={open.display} standing={standing} onClose={close} />
      )}
      {open?.what === 'revoke' && <RevokeDialog api={api} display={open.display} onClose={close} />}
    </section>
  );
}
