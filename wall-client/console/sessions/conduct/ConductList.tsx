import { KIND_WORDS } from '../run-sheet/kind-words.ts';
import { type ConductPicture, type RunItem, span } from './conduct-view.ts';

/** The whole list: what was, what is on, what comes; a press jumps there. */
export function ConductList({
  items,
  picture,
  mayJump,
  onJump,
}: {
  items: readonly RunItem[];
  picture: ConductPicture;
  mayJump: boolean;
  onJump: (itemId: string) => void;
}) {
  return (
    <ol className="conduct-list" aria-label="节目单">
      {items.map((item, at) => {
        const isNow = item.itemId === picture.now?.itemId;
        return (
          <li
            key={item.itemId}
            data-now={isNow}
            data-past={picture.place > 0 && at + 1 < picture.place}
          >
            <button
              type="button"
              className="quiet"
              aria-current={isNow ? 'step' : undefined}
              disabled={!mayJump || item.withdrawn}
              onClick={() => onJump(item.itemId)}
            >
              <span className="sheet-place">{isNow ? '▶' : at + 1}</span>
              <span className="sheet-kind">{KIND_WORDS[item.kind]}</span>
              <span className="conduct-title">{item.title}</span>
              {item.withdrawn && <span className="problem">放行已撤回</span>}
              <span className="sheet-length">{item.ms === null ? '手动' : span(item.ms)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
