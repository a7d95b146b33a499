import { useEffect, useRef } from 'react';
import { targetOf } from '../../desk/key-target.ts';
import { useSearch } from '../../replica/use-replica.ts';
import { partiesText, stageWord, townWord } from '../../wall/search/hit.utils.ts';
import { viewOf } from '../../wall/search/search.state.ts';
import { useSearchState } from '../../wall/search/use-search-state.ts';

/** Finds a case by number or party, to be brought onto the wall. `/` leads here. */
export function CaseFinder({ onOpen }: { onOpen: (caseNumber: string) => void }) {
  const search = useSearch();
  const input = useRef<HTMLInputElement>(null);
  const [state, dispatch] = useSearchState(search);
  const view = viewOf(state);

  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== '/' || targetOf(event.target) === 'text') return;
        event.preventDefault();
        input.current?.focus();
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, []);

  const type = (text: string) => dispatch({ do: 'type', text });
  function open(caseNumber: string) {
    onOpen(caseNumber);
    type('');
  }

  return (
    <form
      className="finder-case"
      aria-label="调出案件"
      onSubmit={(event) => {
        event.preventDefault();
        const hit = view.kind === 'hits' ? state.hits[0] : undefined;
        if (hit) open(hit.caseNumber);
      }}
    >
      <label className="field">
        <span>
          调出案件 <kbd>/</kbd>
        </span>
        <input
          ref={input}
          type="search"
          value={state.text}
          maxLength={60}
          placeholder="案号／当事人／公司"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => type(target.value)}
          onCompositionStart={() => dispatch({ do: 'compose', on: true })}
          onCompositionEnd={() => dispatch({ do: 'compose', on: false })}
        />
      </label>
      {state.text.trim() !== '' &&
        (view.kind === 'hits' ? (
          <ul className="hits" aria-label="查到的案件">
            {state.hits.slice(0, 8).map((hit) => (
              <li key={hit.caseNumber}>
                <button type="button" onClick={() => open(hit.caseNumber)}>
                  <b>{hit.caseNumber}</b>
                  <span>
                    {stageWord(hit.stage)}　{townWord(hit.town)}　{partiesText(hit.parties)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <p className="hint">{view.title}</p>
        ))}
    </form>
  );
}
