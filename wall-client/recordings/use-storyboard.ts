import { useEffect, useState } from 'react';
import type { Storyboard } from '../../wire/library.ts';
import { Refused } from '../desk/api/refused.ts';
import { LibraryApi } from '../library/api/library-api.ts';
import { whenDropped } from '../replica/dropping.ts';
import { Storyboards } from './storyboards.ts';

/** While it is being made it is asked for again. */
const AGAIN_MS = 5_000;

/** One for the page. */
const storyboards = new Storyboards((address) => new LibraryApi().storyboard(address));
whenDropped(() => storyboards.clear());

/** The thumbnails of a recording; null while there are none. They are a help: their lack is not told. */
export function useStoryboard(address: string | null): Storyboard | null {
  const [asked, setAsked] = useState<{ address: string; board: Storyboard } | null>(null);
  useEffect(() => {
    if (address === null) return;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      storyboards.of(address).then(
        (board) => {
          if (!stopped) setAsked({ address, board });
        },
        (error: unknown) => {
          if (stopped || !(error instanceof Refused) || error.status === 404) return;
          timer = setTimeout(ask, AGAIN_MS);
        },
      );
    };
    ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [address]);
  if (address === null) return null;
  return asked?.address === address ? asked.board : storyboards.known(address);
}
