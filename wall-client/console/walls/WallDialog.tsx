import { useState } from 'react';
import { useDeed } from '../../desk/api/use-deed.ts';
import { Dialog } from '../../desk/parts/Dialog.tsx';
import { Problem } from '../../desk/parts/Problem.tsx';
import { useToast } from '../../desk/toast/use-toast.ts';
import { useRoute } from '../route.ts';
import { NumberField } from './PlaceFields.tsx';
import { newWallId } from './room.ts';
import type { WallsStanding } from './standing.ts';
import type { WallsApi } from './walls-api.ts';

const MOST_CELLS = 16;
const MOST_BEZEL = 400;

/** A new wall: its name, how many displays it is made of, and how wide the seams are. */
export function WallDialog({
  api,
  standing,
  onClose,
}: {
  api: WallsApi;
  standing: WallsStanding;
  onClose: () => void;
}) {
  const say = useToast();
  const { go } = useRoute();
  const { busy, problem, run } = useDeed();
  const [title, setTitle] = useState('');
  const [columns, setColumns] = useState(1);
  const [rows, setRows] = useState(1);
  const [bezel, setBezel] = useState(0);
  const within = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  const ready =
    title.trim() !== '' &&
    within(columns, 1, MOST_CELLS) &&
    within(rows, 1, MOST_CELLS) &&
    within(bezel, 0, MOST_BEZEL);
  async function add() {
    const wallId = newWallId(standing.walls.map(({ id }) => id));
    const wall = { wallId, title: title.trim(), columns, rows, bezel };
    if (!(await run(async () => void (await api.putWall(wall))))) return;
    say(`大屏“${wall.title}”已新增，现为休屏`);
    onClose();
    go('walls', wallId);
  }
  return (
    <Dialog title="新增大屏" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void add();
        }}
      >
        <label className="field">
          <span>名称</span>
          <input
            value={title}
            maxLength={40}
            autoComplete="off"
            onChange={({ target }) => setTitle(target.value)}
          />
        </label>
        <div className="form-pair">
          <NumberField label="列数" value={columns} most={MOST_CELLS} onChange={setColumns} />
          <NumberField label="行数" value={rows} most={MOST_CELLS} onChange={setRows} />
          <NumberField
            label="拼缝宽"
            value={bezel}
            least={0}
            most={MOST_BEZEL}
            onChange={setBezel}
          />
        </div>
        <p className="hint">拼缝宽以 1920 宽画面的像素计；一台屏幕一格。新大屏先为休屏。</p>
        <Problem text={problem} />
        <div className="form-foot">
          <button type="button" onClick={onClose} disabled={busy}>
            取消
          </button>
          <button type="submit" className="primary" disabled={busy || !ready}>
            {busy ? '正在新增……' : '新增'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
