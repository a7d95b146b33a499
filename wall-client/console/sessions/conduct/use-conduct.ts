import { useCallback, useEffect, useState } from 'react';
import { Refused, wordsOf } from '../../../desk/api/refused.ts';
import { useSessionsApi } from '../api/use-sessions-api.ts';
import type { Command, Conduct } from './conduct-view.ts';

/** Rule of the relay: a command was given at a step that is past. */
const STALE = 'J-16';

export interface Conducting {
  readonly busy: boolean;
  /** Another operator was quicker: the last press did nothing. */
  readonly overtaken: boolean;
  /** Why else the last press did nothing. */
  readonly problem: string | null;
  readonly heard: () => void;
  readonly run: (command: Command, itemId?: string) => Promise<void>;
}

/** Commands of one operator, one at a time; what was refused is told and breaks nothing. */
export function useConduct(
  sessionId: string,
  conduct: Conduct | null,
  rehearsal: boolean,
): Conducting {
  const api = useSessionsApi();
  const [busy, setBusy] = useState(false);
  const [overtaken, setOvertaken] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const step = conduct?.step ?? 0;
  const heard = useCallback(() => {
    setOvertaken(false);
    setProblem(null);
  }, []);
  // Rehearsal and session are told apart.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the change of the two counts
  useEffect(heard, [heard, rehearsal]);

  async function run(command: Command, itemId?: string): Promise<void> {
    if (busy) return;
    setBusy(true);
    heard();
    try {
      await api.conduct(sessionId, {
        ...{ do: command, step, rehearsal },
        ...(itemId !== undefined && { itemId }),
      });
    } catch (error) {
      if (error instanceof Refused && error.rule === STALE) setOvertaken(true);
      else {
        setProblem(wordsOf(error));
        if (!(error instanceof Refused)) console.error('操作出错', error);
      }
    } finally {
      setBusy(false);
    }
  }
  return { busy, overtaken, problem, heard, run };
}
