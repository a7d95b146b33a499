import { useState } from 'react';
import { Refused, wordsOf } from './refused.ts';

/** Something that is asked of the relay by a press: one at a time, and what came of it in words. */
export interface Deed {
  readonly busy: boolean;
  /** Why the last one was not done; null: it was, or none was tried. */
  readonly problem: string | null;
  /** @returns whether it was done */
  readonly run: (deed: () => Promise<void>) => Promise<boolean>;
}

export function useDeed(): Deed {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function run(deed: () => Promise<void>): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      await deed();
      return true;
    } catch (error) {
      setProblem(wordsOf(error));
      if (!(error instanceof Refused)) console.error('操作出错', error);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, run };
}
