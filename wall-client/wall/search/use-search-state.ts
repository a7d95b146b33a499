import { useEffect, useReducer, useRef } from 'react';
import { type Answer, emptySearch, queryOf, searchReducer } from './search.state.ts';

/** A pause in typing after which the relay is asked, ms. */
const DEBOUNCE_MS = 180;

/** The overlay's state; asks `search` once typing pauses. */
export function useSearchState(search: (text: string) => Promise<Answer>) {
  const [state, dispatch] = useReducer(searchReducer, emptySearch);
  const number = useRef(0);
  const query = queryOf(state);

  useEffect(() => {
    if (query === null) return;
    const timer = setTimeout(() => {
      number.current += 1;
      const mine = number.current;
      dispatch({ do: 'ask', number: mine });
      search(query).then(
        (answer) => dispatch({ do: 'answer', number: mine, query, answer }),
        (error: unknown) => {
          console.warn('查询出错', error);
          dispatch({ do: 'answer', number: mine, query, answer: { refused: 'unavailable' } });
        },
      );
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [query, search]);

  return [state, dispatch] as const;
}
