import { useEffect, useState } from 'react';
import type { Storyboard } from '../../wire/library.ts';
import { Refused } from '../library/api/refused.ts';
import { useApi } from '../library/api/use-api.ts';

/** While it is being made it is asked for again. */
const AGAIN_MS = 5_000;

/** The thumbnails of a recording; null while there are none. They are a help: their lack is not told. */
export function useStoryboard(address: string | null): Storyboard | null {
  const api = useApi();
  const [board, setBoard] = useState<Storyboard | null>(null);
  useEffect(() => {
    setBoard(null);
    if (address === null) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      api.storyboard(address, stop.signal).then(setBoard, (error: unknown) => {
        if (stop.signal.aborted || !(error instanceof Refused) || error.status === 404) return;
        timer = setTimeout(ask, AGAIN_MS);
      });
    };
    ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [api, address]);
  return board;
}
