import { type RefObject, useEffect, useRef, useState } from 'react';
import { isCaseNumber, normaliseCaseNumber } from '../../../wire/case-number.ts';
import { recordingOrigins, recordingStates, towns } from '../../../wire/codes.ts';
import { Icon } from '../../desk/parts/Icon.tsx';
import { tidy } from '../address/address.ts';
import type { Search } from '../api/library-api.ts';

const WAIT_MS = 300;

interface Typed {
  text: string;
  case: string;
  officer: string;
}

const typedOf = (search: Search): Typed => ({
  text: search.text ?? '',
  case: search.case ?? '',
  officer: search.officer ?? '',
});

/** What is looked for; words are asked a moment after the last key, choices at once. */
export function SearchForm({
  search,
  onSearch,
  input,
}: {
  search: Search;
  onSearch: (search: Search) => void;
  input: RefObject<HTMLInputElement | null>;
}) {
  const [typed, setTyped] = useState(() => typedOf(search));
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const asked = useRef(search);
  // The address was changed by somebody else (Back, a link): the fields follow.
  useEffect(() => {
    if (search === asked.current) return;
    asked.current = search;
    setTyped((now) => (sameWords(now, search) ? now : typedOf(search)));
  }, [search]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function type(change: Partial<Typed>) {
    const next = { ...typed, ...change };
    setTyped(next);
    clearTimeout(timer.current);
    if (!composing.current) timer.current = setTimeout(() => ask(next), WAIT_MS);
  }
  function ask(words: Typed) {
    const { text: _, case: __, officer: ___, ...rest } = search;
    onSearch(tidy({ ...rest, ...words }));
  }
  function choose(change: Search, without: keyof Search) {
    const { [without]: _, ...rest } = search;
    onSearch({ ...rest, ...change });
  }
  const odd = typed.case.trim() !== '' && !isCaseNumber(normaliseCaseNumber(typed.case));
  const many = Object.keys(search).length > 0;

  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to all browsers of a court
    <form
      className="search-form"
      role="search"
      aria-label="查找录像"
      onSubmit={(event) => {
        event.preventDefault();
        clearTimeout(timer.current);
        ask(typed);
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
        timer.current = setTimeout(() => ask(typed), WAIT_MS);
      }}
    >
      <label className="search-main">
        <Icon name="search" />
        <span className="sr-only">查找</span>
        <input
          ref={input}
          type="search"
          value={typed.text}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          placeholder="标题、单位、干警或案号的一部分"
          onChange={(event) => type({ text: event.target.value })}
        />
        <kbd>/</kbd>
      </label>
      <div className="search-more">
        <label className="field field-wide">
          <span>完整案号</span>
          <input
            value={typed.case}
            maxLength={60}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={odd ? 'case-hint' : undefined}
            onChange={(event) => type({ case: event.target.value })}
          />
        </label>
        <label className="field">
          <span>干警</span>
          <input
            value={typed.officer}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => type({ officer: event.target.value })}
          />
        </label>
        <label className="field">
          <span>日期</span>
          <input
            type="date"
            value={search.day ?? ''}
            onChange={({ target }) => choose(target.value ? { day: target.value } : {}, 'day')}
          />
        </label>
        <label className="field">
          <span>镇街</span>
          <select
            value={search.town ?? ''}
            onChange={({ target }) => choose(chosen('town', towns, target.value), 'town')}
          >
            <option value="">全部</option>
            {towns.codes.map((code) => (
              <option key={code} value={code}>
                {towns.labels[code]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>状态</span>
          <select
            value={search.state ?? ''}
            onChange={({ target }) =>
              choose(chosen('state', recordingStates, target.value), 'state')
            }
          >
            <option value="">全部</option>
            {recordingStates.codes.map((code) => (
              <option key={code} value={code}>
                {recordingStates.labels[code]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>来源</span>
          <select
            value={search.origin ?? ''}
            onChange={({ target }) =>
              choose(chosen('origin', recordingOrigins, target.value), 'origin')
            }
          >
            <option value="">全部</option>
            {recordingOrigins.codes.map((code) => (
              <option key={code} value={code}>
                {recordingOrigins.labels[code]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {odd && (
        <p className="hint" id="case-hint">
          案号还不完整；只记得一部分，请写在上面一栏
        </p>
      )}
      {many && (
        <button
          type="button"
          className="quiet search-clear"
          onClick={() => {
            setTyped({ text: '', case: '', officer: '' });
            onSearch({});
          }}
        >
          清除条件
        </button>
      )}
    </form>
  );
}

function sameWords(typed: Typed, search: Search): boolean {
  const { text, case: ofCase, officer } = tidy({ ...typed });
  return text === search.text && ofCase === search.case && officer === search.officer;
}

/** A choice out of a closed vocabulary as a part of the search; 全部 is none. */
function chosen<C extends string>(
  name: 'town' | 'state' | 'origin',
  { codes }: { codes: readonly C[] },
  value: string,
): Search {
  const code = codes.find((one) => one === value);
  return code === undefined ? {} : { [name]: code };
}
