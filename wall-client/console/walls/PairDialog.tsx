import { useState } from 'react';
import { useDeed } from '../../desk/api/use-deed.ts';
import { Dialog } from '../../desk/parts/Dialog.tsx';
import { Problem } from '../../desk/parts/Problem.tsx';
import { useToast } from '../../desk/toast/use-toast.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { freeCell } from './room.ts';
import type { WallsStanding } from './standing.ts';
import type { Place, WallItem, WallsApi } from './walls-api.ts';

/** Lets in the display that shows a code, and gives it its place. */
export function PairDialog({
  api,
  wall,
  standing,
  onClose,
}: {
  api: WallsApi;
  wall: WallItem | undefined;
  standing: WallsStanding;
  onClose: () => void;
}) {
  const say = useToast();
  const { busy, problem, run } = useDeed();
  const [code, setCode] = useState('');
  const [place, setPlace] = useState<Place>(() => {
    const cell = wall ? freeCell(wall, standing.displays) : { column: 1, row: 1 };
    const name = `${standing.displays.length + 1} 号屏`;
    return { name, wallId: wall?.id ?? '', column: cell.column, row: cell.row };
  });
  const digits = code.replace(/\D/g, '');
  const lacks = digits.length !== 6 || place.name.trim() === '' || place.wallId === '';
  async function pair() {
    const name = place.name.trim();
    if (!(await run(async () => void (await api.pair(digits, { ...place, name }))))) return;
    say(`“${name}”已配对`);
    onClose();
  }
  return (
    <Dialog title="配对屏幕" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!lacks) void pair();
        }}
      >
        <p className="hint">在新屏幕上打开 /wall.html，把它显示的 6 位数字填在这里。</p>
        <label className="field">
          <span>配对码</span>
          <input
            className="code"
            inputMode="numeric"
            value={code}
            maxLength={8}
            autoComplete="off"
            onChange={({ target }) => setCode(target.value)}
          />
        </label>
        <PlaceFields place={place} standing={standing} onChange={setPlace} />
        <Problem text={problem} />
        <div className="form-foot">
          <button type="button" onClick={onClose} disabled={busy}>
            取消
          </button>
          <button type="submit" className="primary" disabled={busy || lacks}>
            {busy ? '正在配对……' : '配对'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
