import { shortMoment } from '../../ui/format.ts';
import type { DisplayItem } from './walls-api.ts';

/** One display: what it is called, how it stands, what it shows. */
export function DisplayCard({
  display,
  onMove,
  onRevoke,
}: {
  display: DisplayItem;
  now: number;
  onMove?: () => void;
  onRevoke?: () => void;
}) {
  const { name, column, row, pairedAt, by } = display;
  return (
    <article className="display" aria-label={name}>
      <header>
        <h4>{name}</h4>
        <span className="hint">
          {row} 行 {column} 列
        </span>
      </header>
      <p className="hint">
        {shortMoment(pairedAt)} 由 {by} 配对
      </p>
      {onMove && onRevoke && (
        <div className="form-foot">
          <button type="button" onClick={onMove}>
            移动
          </button>
          <button type="button" className="danger" onClick={onRevoke}>
            停用
          </button>
        </div>
      )}
    </article>
  );
}
