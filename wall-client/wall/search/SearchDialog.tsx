import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Notice } from '../../ui/Notice.tsx';
import { HitRow } from './HitRow.tsx';
import { type Answer, caseToOpen, isCurrent, viewOf } from './search.state.ts';
import { useSearchState } from './use-search-state.ts';
import './SearchDialog.css';

export interface SearchDialogProps {
  search: (text: string) => Promise<Answer>;
  onOpen: (caseNumber: string) => void;
  onClose: () => void;
}

/** A line to type into and the cases that answer it. */
export function SearchDialog({ search, onOpen, onClose }: SearchDialogProps) {
  const input = useRef<HTMLInputElement>(null);
  const [state, dispatch] = useSearchState(search);
  const view = viewOf(state);
  const current = isCurrent(state);
  const found = caseToOpen(state);

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    if (found !== null) onOpen(found);
  }, [found, onOpen]);

  function onKeyDown(event: KeyboardEvent) {
    // Enter and the arrows belong to the input method while it composes (229: older browsers).
    if (event.nativeEvent.isComposing || event.keyCode === 229) {
      event.stopPropagation();
      return;
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      dispatch({ do: 'move', by: event.key === 'ArrowDown' ? 1 : -1 });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      dispatch({ do: 'enter' });
    }
  }

  return (
    <div className="search" onPointerDown={(event) => closeOutside(event, onClose)}>
      <div
        className="search-box"
        role="dialog"
        aria-modal="true"
        aria-label="查询案件"
        data-own-gestures
        onKeyDown={onKeyDown}
      >
        <label className="search-line">
          <span>查询</span>
          <input
            ref={input}
            value={state.text}
            maxLength={60}
            spellCheck={false}
            autoComplete="off"
            enterKeyHint="search"
            placeholder="案号／当事人／公司"
            onChange={(event) => dispatch({ do: 'type', text: event.target.value })}
            onCompositionStart={() => dispatch({ do: 'compose', on: true })}
            onCompositionEnd={() => dispatch({ do: 'compose', on: false })}
          />
          <button type="button" onClick={onClose}>
            关闭 Esc
          </button>
        </label>
        <div className="search-answer">
          {view.kind === 'hits' ? (
            <ul aria-label="查询结果" className={current ? undefined : 'search-earlier'}>
              {state.hits.map((hit, at) => (
                <HitRow
                  key={hit.caseNumber}
                  hit={hit}
                  selected={at === state.selected}
                  onPoint={() => dispatch({ do: 'point', at })}
                  onOpen={() => onOpen(hit.caseNumber)}
                />
              ))}
            </ul>
          ) : (
            <Notice title={view.title} tone={view.kind === 'error' ? 'error' : 'empty'}>
              {view.text}
            </Notice>
          )}
        </div>
        <footer className="search-foot">
          <span>↑↓ 选择　Enter 打开</span>
          {view.kind === 'hits' && current && state.more && <span>还有更多，请再输入几个字</span>}
          {view.kind === 'hits' && !current && (
            <span className="search-earlier-note">以上是先前的结果</span>
          )}
        </footer>
      </div>
    </div>
  );
}

function closeOutside(event: React.PointerEvent, onClose: () => void) {
  if (event.target === event.currentTarget) onClose();
}
