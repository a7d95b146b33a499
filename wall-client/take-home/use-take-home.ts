import { useCallback, useEffect, useState } from 'react';
import { type TakeHome, takeHomeAnswer } from '../../wire/take-home.ts';
import { Asker } from '../desk/api/ask.ts';
import { Refused } from '../desk/api/refused.ts';

export interface TakenData {
  readonly data: TakeHome | null;
  /** Chinese: why there is none, or none newer. */
  readonly problem: string | null;
  readonly loading: boolean;
  readonly again: () => void;
}

const asker = new Asker();

/** What there is to take home, of one moment; it changes only when asked for again. */
export function useTakeHome(): TakenData {
  const [state, setState] = useState<Omit<TakenData, 'again'>>({
    ...{ data: null, problem: null, loading: true },
  });
  const ask = useCallback(async (signal?: AbortSignal) => {
    setState((old) => ({ ...old, loading: true }));
    try {
      const data = await asker.get('/api/v1/take-home', takeHomeAnswer, signal);
      setState({ data, problem: null, loading: false });
    } catch (error) {
      if (signal?.aborted) return;
      if (!(error instanceof Refused)) throw error;
      setState(({ data }) => ({ data, problem: error.message, loading: false }));
    }
  }, []);
  useEffect(() => {
    const ending = new AbortController();
    void ask(ending.signal);
    return () => ending.abort();
  }, [ask]);
  return { ...state, again: useCallback(() => void ask(), [ask]) };
}
