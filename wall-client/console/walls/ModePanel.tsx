import { useState } from 'react';
import { type RoomMode, roomModes } from '../../../wire/codes.ts';
import { Refused } from '../../desk/api/refused.ts';
import { useMove } from '../../desk/api/use-move.ts';
import { usePermissions } from '../../desk/session/use-session.ts';
import { shortMoment } from '../../ui/format.ts';
import { RaiseDialog } from './RaiseDialog.tsx';
import { isLower, MODE_WORDS, MODES, untilWords } from './room.ts';
import type { WallItem, WallsApi } from './walls-api.ts';

const needsPassword = (error: unknown) =>
  error instanceof Refused && error.code === 'confirmation_needed';

/** Who is in the room. Showing less happens at once; showing more asks for the password. */
export function ModePanel({
  api,
  wall,
  mode,
  now,
  again,
}: {
  api: WallsApi;
  wall: WallItem;
  mode: RoomMode;
  now: number;
  again: () => void;
}) {
  const may = usePermissions();
  const { shown, moving, move } = useMove<RoomMode>(mode, needsPassword);
  const [raising, setRaising] = useState<RoomMode | null>(null);

  async function choose(wanted: RoomMode) {
    if (wanted === shown && wall.until === null) return;
    if (!isLower(wanted, mode) || wanted === mode) {
      setRaising(wanted);
      return;
    }
    const refused = await move(wanted, () => api.setMode(wall.id, wanted, null));
    if (needsPassword(refused)) setRaising(wanted);
    again();
  }

  const limited = untilWords(wall, now, shortMoment);
  return (
    <section className="card" aria-label="展厅模式">
      <h3>展厅模式</h3>
      <ul className="modes">
        {MODES.map((each) => {
          const raises = !isLower(each, mode);
          const allowed = may(raises ? 'room.raise' : 'room.lower');
          return (
            <li key={each}>
              <button
                type="button"
                className="mode"
                aria-pressed={each === shown}
                disabled={!allowed}
                onClick={() => void choose(each)}
              >
                <b>{roomModes.labels[each]}</b>
                <span>{MODE_WORDS[each]}</span>
                {raises && allowed && <em>需密码</em>}
              </button>
            </li>
          );
        })}
      </ul>
      <p className="hint" aria-live="polite">
        {moving
          ? `正在改为“${roomModes.labels[shown]}”……`
          : (limited ?? (wall.since === null ? '尚未设过' : `自 ${shortMoment(wall.since)} 起`))}
      </p>
      {raising !== null && (
        <RaiseDialog
          api={api}
          wall={wall}
          mode={raising}
          onClose={() => {
            setRaising(null);
            again();
          }}
        />
      )}
    </section>
  );
}
