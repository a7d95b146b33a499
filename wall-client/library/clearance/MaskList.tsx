import { maskEffects, maskShapes } from '../../../wire/codes.ts';
import { secondsWords } from './ClipTransport.tsx';
import { type DraftMask, during, MOST_MASKS, moving } from './mask-draft.ts';

/** The masks one by one: what they look like, when they hide, whether they move. */
export function MaskList({
  masks,
  clipMs,
  atMs,
  chosen,
  onChoose,
  onChange,
  onAdd,
  onRemove,
  onSeek,
}: {
  masks: readonly DraftMask[];
  clipMs: number;
  atMs: number;
  chosen: number | null;
  onChoose: (key: number) => void;
  onChange: (mask: DraftMask) => void;
  onAdd: () => void;
  onRemove: (mask: DraftMask) => void;
  onSeek: (atMs: number) => void;
}) {
  return (
    <section className="mask-list" aria-label="遮挡">
      <header>
        <h3>遮挡 {masks.length > 0 && masks.length}</h3>
        <span className="hint">在画面上拖出区域，或</span>
        <button type="button" onClick={onAdd} disabled={masks.length >= MOST_MASKS}>
          在画面中央添加
        </button>
      </header>
      {masks.length === 0 && (
        <p className="empty">没有遮挡：请确认画面中没有人脸、车牌、门牌与文书</p>
      )}
      <ol>
        {masks.map((mask, n) => (
          <li key={mask.key} data-chosen={mask.key === chosen}>
            <div className="mask-row">
              <button
                type="button"
                className="quiet"
                aria-pressed={mask.key === chosen}
                onClick={() => {
                  onChoose(mask.key);
                  if (atMs < mask.fromMs || atMs >= mask.toMs) onSeek(mask.fromMs);
                }}
              >
                遮挡 {n + 1}
              </button>
              <select
                aria-label={`遮挡 ${n + 1} 的形状`}
                value={mask.shape}
                onChange={({ target }) => {
                  const shape = maskShapes.codes.find((code) => code === target.value);
                  if (shape) onChange({ ...mask, shape });
                }}
              >
                {maskShapes.codes.map((code) => (
                  <option key={code} value={code}>
                    {maskShapes.labels[code]}
                  </option>
                ))}
              </select>
              <select
                aria-label={`遮挡 ${n + 1} 的效果`}
                value={mask.effect}
                onChange={({ target }) => {
                  const effect = maskEffects.codes.find((code) => code === target.value);
                  if (effect) onChange({ ...mask, effect });
                }}
              >
                {maskEffects.codes.map((code) => (
                  <option key={code} value={code}>
                    {maskEffects.labels[code]}
                  </option>
                ))}
              </select>
              <button
                type="button"
                className="quiet"
                aria-label={`删除遮挡 ${n + 1}`}
                onClick={() => onRemove(mask)}
              >
                删除
              </button>
            </div>
            <MaskSpan mask={mask} clipMs={clipMs} />
            {mask.key === chosen && (
              <div className="mask-more">
                <button type="button" onClick={() => change(during(mask, atMs, mask.toMs))}>
                  从此刻起
                </button>
                <button type="button" onClick={() => change(during(mask, mask.fromMs, atMs))}>
                  到此刻止
                </button>
                <button type="button" onClick={() => change(during(mask, 0, clipMs))}>
                  整段
                </button>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={mask.keyframes !== undefined}
                    onChange={({ target }) => onChange(moving(mask, target.checked, atMs))}
                  />
                  跟随移动
                </label>
                {mask.keyframes && (
                  <span className="hint">
                    关键帧 {mask.keyframes.length + 1}：换个时刻，把框移到新位置即可
                  </span>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
  function change(mask: DraftMask | null) {
    if (mask) onChange(mask);
  }
}

/** When a mask hides, as a stretch of the clip, with its key frames. */
function MaskSpan({ mask, clipMs }: { mask: DraftMask; clipMs: number }) {
  const share = (ms: number) => `${(ms / clipMs) * 100}%`;
  return (
    <div
      className="mask-span"
      role="img"
      aria-label={`${secondsWords(mask.fromMs)} 至 ${secondsWords(mask.toMs)}`}
    >
      <span style={{ left: share(mask.fromMs), width: share(mask.toMs - mask.fromMs) }} />
      {mask.keyframes?.map(({ atMs }) => (
        <i key={atMs} style={{ left: share(atMs) }} />
      ))}
    </div>
  );
}
