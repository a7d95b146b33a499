import { useState } from 'react';
import { useDeed } from '../../desk/api/use-deed.ts';
import { Dialog } from '../../desk/parts/Dialog.tsx';
import { Problem } from '../../desk/parts/Problem.tsx';
import { PlaceFields } from './PlaceFields.tsx';
import type { WallsStanding } from './standing.ts';
import type { DisplayItem, Place, WallsApi } from './walls-api.ts';

/** Another name, wall or cell for a display. */
export function MoveDialog({
  api,
  display,
  standing,
  onClose,
}: {
  api: WallsApi;
  display: DisplayItem;
  standing: WallsStanding;
  onClose: () => void;
}) {
  const { busy, problem, run } = useDeed();
  const { name, wallId, column, row } = display;
  const [place, setPlace] = useState<Place>({ name, wallId, column, row });
  const lacks = place.name.trim() === '';
  async function move() {
    const wanted = { ...place, name: place.name.trim() };
    if (await run(async () => void (await api.move(display.id, wanted)))) onClose();
  }
  return (
    <Dialog title={`移动“${name}”`} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!lacks) void move();
        }}
      >
        <PlaceFields place={place} standing={standing} onChange={setPlace} />
        <Problem text={problem} />
        <div className="form-foot">
          <button type="button" onClick={onClose} disabled={busy}>
            取消
          </button>
          <button type="submit" className="primary" disabled={busy || lacks}>
            {busy ? '正在办理……' : '确定'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
