import { useMemo, useState } from 'react';
import { type RoomMode, roomModes } from '../../../wire/codes.ts';
import { Refused } from '../../desk/api/refused.ts';
import { useAsker } from '../../desk/api/use-asker.ts';
import { useDeed } from '../../desk/api/use-deed.ts';
import { Problem } from '../../desk/parts/Problem.tsx';
import { usePermissions } from '../../desk/session/use-session.ts';
import { RaiseDialog } from './RaiseDialog.tsx';
import { isLower } from './room.ts';
import { type WallItem, WallsApi } from './walls-api.ts';

/** Puts one wall into a mode from where that is needed: at once where it shows less, else with the password. */
export function ToMode({
  wall,
  mode,
}: {
  wall: Pick<WallItem, 'id' | 'title' | 'mode'>;
  mode: RoomMode;
}) {
  const asker = useAsker();
  const api = useMemo(() => new WallsApi(asker), [asker]);
  const may = usePermissions();
  const { busy, problem, run } = useDeed();
  const [raising, setRaising] = useState(false);
  const lowers = isLower(mode, wall.mode);
  if (!may(lowers ? 'room.lower' : 'room.raise')) return null;

  async function change() {
    if (!lowers) {
      setRaising(true);
      return;
    }
    await run(async () => {
      try {
        await api.setMode(wall.id, mode, null);
      } catch (error) {
        if (!(error instanceof Refused && error.code === 'confirmation_needed')) throw error;
        setRaising(true);
      }
    });
  }

  return (
    <>
      <button type="button" className="primary" disabled={busy} onClick={() => void change()}>
        切换到“{roomModes.labels[mode]}”
      </button>
      <Problem text={problem} />
      {raising && (
        <RaiseDialog api={api} wall={wall} mode={mode} onClose={() => setRaising(false)} />
      )}
    </>
  );
}
