import { type FormEvent, useCallback, useMemo, useState } from 'react';
import { useAsker } from '../../../desk/api/use-asker.ts';
import { useDeed } from '../../../desk/api/use-deed.ts';
import { usePolled } from '../../../desk/api/use-polled.ts';
import { Problem } from '../../../desk/parts/Problem.tsx';
import { usePermissions } from '../../../desk/session/use-session.ts';
import { useTopic } from '../../../replica/use-replica.ts';
import { count } from '../../../ui/format.ts';
import { type Drawable, drawables } from './drawable.ts';
import { DrawsApi } from './draws-api.ts';
import { NumberForm } from './NumberForm.tsx';
import './draw-form.css';

/** Definitions change with the software, not by the hour. */
const EVERY_MS = 3_600_000;
const NONE: readonly Drawable[] = [];

/** Drawing cases before visitors: the list is fixed, then the number that somebody calls out is typed in. */
export function DrawCard({ wallId, figure }: { wallId: string; figure: string | null }) {
  const may = usePermissions();
  const asker = useAsker();
  const api = useMemo(() => new DrawsApi(asker), [asker]);
  const draws = useTopic('draw');
  const { busy, problem, run } = useDeed();
  const load = useCallback((signal: AbortSignal) => api.indicators(signal), [api]);
  const { value: indicators, error } = usePolled(load, { every: EVERY_MS });
  const offered = useMemo(() => (indicators ? drawables(indicators) : NONE), [indicators]);
  const [chosen, setChosen] = useState<string | null>(null);
  if (!may('wall.direct')) return null;
  const wanted = [chosen, figure].find((one) => offered.some((each) => each.figure === one));
  const from = wanted ?? offered[0]?.figure ?? '';
  const [id, draw] = [...draws].find(([, one]) => one.wallId === wallId) ?? [null, null];
  const open = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => void (await api.open(wallId, from)));
  };
  return (
    <section className="card" aria-label="随机抽取案件">
      <h3>随机抽取案件</h3>
      {draw !== null && (
        <>
          <p aria-live="polite">
            {draw.figure.label}，名单 {count(draw.count)} 件已固定
            {draw.number === null
              ? '，等候报号。'
              : `；按号码 ${draw.number} 抽出 ${draw.cases.length} 件。`}
          </p>
          {draw.number === null && (
            <NumberForm
              busy={busy}
              onDraw={(number, cases) =>
                void run(async () => void (await api.draw(id, number, cases)))
              }
            />
          )}
          <div className="form-actions">
            <button
              type="button"
              disabled={busy}
              onClick={() => void run(async () => void (await api.close(id)))}
            >
              收起
            </button>
          </div>
        </>
      )}
      <form className="draw-form" onSubmit={open}>
        <label>
          <span>从哪个数里抽</span>
          <select value={from} onChange={(event) => setChosen(event.target.value)}>
            {offered.map((one) => (
              <option key={one.figure} value={one.figure}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" disabled={busy || from === ''}>
          {draw === null ? '固定名单' : '另固定一份名单'}
        </button>
      </form>
      {error !== null && indicators === null && (
        <p className="hint">指标清单暂时取不到，稍后自动再试。</p>
      )}
      <Problem text={problem} />
    </section>
  );
}
