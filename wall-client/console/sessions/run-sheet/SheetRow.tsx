import { type RunItem, span } from '../conduct/conduct-view.ts';
import type { DraftItem } from './draft.ts';
import { KIND_WORDS } from './kind-words.ts';

/** One item in its place, with what the relay knows of it. */
export function SheetRow({
  item,
  at,
  many,
  edits,
  isOnAir,
  row,
  onMove,
  onEdit,
  onRemove,
}: {
  item: DraftItem;
  at: number;
  many: number;
  edits: boolean;
  isOnAir: boolean;
  /** As the relay has it; undefined: it is not saved yet. */
  row: RunItem | undefined;
  onMove: (to: number) => void;
  onEdit: () => void;
  onRemove: () => void;
}) {
  return (
    <li className="sheet-item" data-kind={item.kind}>
      <span className="sheet-place">{at + 1}</span>
      <span className="sheet-kind">{KIND_WORDS[item.kind]}</span>
      <span className="sheet-words">
        <b>{item.title}</b>
        {item.kind === 'law' && <span className="hint">{item.basis}</span>}
        {item.cue !== '' && <span className="sheet-cue">提示：{item.cue}</span>}
        {row?.withdrawn && <span className="problem">放行已撤回，播放时跳过</span>}
        {(row?.failures ?? 0) > 0 && <span className="warn">▲ {row?.failures} 次播放失败</span>}
        {isOnAir && <span className="on-air">● 正在播放</span>}
      </span>
      <span className="sheet-length">{item.ms === null ? '手动' : span(item.ms)}</span>
      {edits && (
        <span className="row-deeds">
          <button
            type="button"
            className="quiet"
            aria-label={`上移 ${item.title}`}
            disabled={at === 0}
            onClick={() => onMove(at - 1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="quiet"
            aria-label={`下移 ${item.title}`}
            disabled={at === many - 1}
            onClick={() => onMove(at + 1)}
          >
            ↓
          </button>
          <button type="button" className="quiet" onClick={onEdit} disabled={isOnAir}>
            修改
          </button>
          <button type="button" className="quiet" onClick={onRemove} disabled={isOnAir}>
            删去
          </button>
        </span>
      )}
    </li>
  );
}
