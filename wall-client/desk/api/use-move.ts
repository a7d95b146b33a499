import { useCallback, useEffect, useRef, useState } from 'react';
import { useToast } from '../toast/use-toast.ts';
import { Refused, wordsOf } from './refused.ts';

interface Pending<T> {
  readonly wanted: T;
  /** What stood when it was asked: another state is the answer. */
  readonly from: T;
  /** The relay took it. */
  readonly taken: boolean;
}

export interface Move<T> {
  /** What is shown: the wanted state as soon as it is asked for. */
  readonly shown: T;
  /** What is shown does not stand yet. */
  readonly moving: boolean;
  /**
   * Shows the wanted state at once and asks for it; refused, it is taken back and told.
   * @returns why it was refused; null: it was taken
   */
  readonly move: (wanted: T, deed: () => Promise<unknown>) => Promise<unknown>;
}

/** A move that was taken but is seen in no row for this long is shown no longer. */
const LONGEST_MS = 5_000;

/**
 * A state of the relay's that is moved from here, optimistically.
 * @param actual as its rows say it; compared with `Object.is`
 * @param quiet refusals that the caller answers itself: not told
 */
export function useMove<T>(actual: T, quiet: (error: unknown) => boolean = () => false): Move<T> {
  const say = useToast();
  const [pending, setPending] = useState<Pending<T> | null>(null);
  const present = useRef(actual);
  present.current = actual;
  const settled = pending?.taken === true && !Object.is(actual, pending.from);

  useEffect(() => {
    if (settled) setPending(null);
  }, [settled]);
  useEffect(() => {
    if (!pending?.taken) return;
    const timer = setTimeout(() => setPending(null), LONGEST_MS);
    return () => clearTimeout(timer);
  }, [pending]);

  const move = useCallback(
    async (wanted: T, deed: () => Promise<unknown>) => {
      setPending({ wanted, from: present.current, taken: false });
      try {
        await deed();
        setPending((now) => now && { ...now, taken: true });
        return null;
      } catch (error) {
        setPending(null);
        if (!(error instanceof Refused)) console.error('操作出错', error);
        if (!quiet(error)) say(wordsOf(error), 'refused');
        return error;
      }
    },
    [say, quiet],
  );
  const moving = pending !== null && !settled;
  return { shown: moving ? pending.wanted : actual, moving, move };
}
